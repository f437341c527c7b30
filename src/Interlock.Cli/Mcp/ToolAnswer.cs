using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Interlock.Cli.Output;
using Interlock.Core.Failures;
using Interlock.Core.Runs;
using Interlock.Core.Text;
using ModelContextProtocol.Protocol;

namespace Interlock.Cli.Mcp;

/// <summary>Makes a tool's result of what a verb answered.</summary>
internal static class ToolAnswer
{
    private const int LongestText = 100_000;

    // Never shown by a browser: \u0027 for every apostrophe would only cost tokens.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The verb's document, as structured content and as text. A list comes as <c>{"items": […]}</c>: structured
    /// content has to be an object.
    /// </summary>
    public static CallToolResult Of(VerbCall call) =>
        Parse(call.Document) is { } document
            ? new CallToolResult
            {
                StructuredContent = document,
                Content = [new TextContentBlock { Text = Text(document.GetRawText()) }],
                IsError = IsError(call.Exit),
            }
            : new CallToolResult
            {
                Content = [new TextContentBlock { Text = Text(call.Document) }],
                IsError = IsError(call.Exit),
            };

    /// <summary>A call that was not carried out.</summary>
    public static CallToolResult Refused(Failure failure, IReadOnlyList<string> faults) =>
        Of(ExitCode.Usage, failure, faults);

    /// <summary>A call that failed in the middle.</summary>
    public static CallToolResult Failed(Failure failure) => Of(ExitCode.Infrastructure, failure, [failure.Message]);

    private static CallToolResult Of(int exit, Failure failure, IReadOnlyList<string> faults) =>
        Of(
            new VerbCall(
                exit,
                JsonSerializer.Serialize(
                    ErrorDocument.Of(exit, failure, [.. faults.Select(fault => new FaultDocument(fault))]),
                    CliJson.Default.ErrorDocument
                )
            )
        );

    // Waiting for a person is no error: the document has the question.
    private static bool IsError(int exit) => exit is not (ExitCode.Good or ExitCode.NeedsOwner);

    private static string Text(string text) => ExternalText.Clean(text, LongestText);

    // Without indentation: a model pays for every blank.
    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var bytes = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(bytes, Readable))
            {
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                {
                    json.WriteStartObject();
                    json.WritePropertyName("items");
                }
                document.RootElement.WriteTo(json);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    json.WriteEndObject();
            }
            return JsonElement.Parse(bytes.WrittenSpan);
        }
        catch (JsonException)
        {
            return null; // a transcript, for example: text only
        }
    }
}
