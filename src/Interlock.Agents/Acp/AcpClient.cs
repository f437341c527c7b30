using Interlock.Agents.Acp.Files;
using Interlock.Agents.Acp.Questions;
using Interlock.Agents.Acp.Terminals;
using Interlock.Agents.Protocols;

namespace Interlock.Agents.Acp;

/// <summary>Our side of the protocol: what an agent may ask of its client.</summary>
/// <param name="permission">Answers requests for permission.</param>
/// <param name="files">Reads and writes files.</param>
/// <param name="terminals">Runs commands.</param>
/// <param name="questions">Asks a person.</param>
internal sealed class AcpClient(
    AcpPermission permission,
    AcpFiles files,
    AcpTerminals terminals,
    AcpQuestions questions
)
{
    /// <summary>What was denied last, in words; null when nothing was.</summary>
    public string? Denied => permission.Denied;

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">What was told before of the tool call that it is about.</param>
    /// <param name="cancellation">The turn is over.</param>
    public async Task<AcpAnswer> AnswerAsync(RpcMessage request, AcpToolCall known, CancellationToken cancellation)
    {
        try
        {
            return request.Method switch
            {
                "session/request_permission" => permission.Answer(request.Params, known),
                "fs/read_text_file" => files.Read(request.Params),
                "fs/write_text_file" => files.Write(request.Params),
                "elicitation/create" => await questions.AnswerAsync(request.Params, cancellation),
                _ when request.Method.StartsWith("terminal/", StringComparison.Ordinal) => await terminals.AnswerAsync(
                    request.Method,
                    request.Params,
                    cancellation
                ),
                _ => AcpAnswer.Unknown,
            };
        }
        catch (OperationCanceledException)
        {
            return AcpAnswer.Fail("The turn is over.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return AcpAnswer.Fail(error.Message);
        }
    }
}
