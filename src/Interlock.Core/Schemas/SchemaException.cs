using Interlock.Core.Failures;

namespace Interlock.Core.Schemas;

/// <summary>A schema that cannot be used; carries the failure to show.</summary>
public sealed class SchemaException(Failure failure) : Exception(failure.Message)
{
    /// <summary>What is wrong, at which place of the schema, and the remedy.</summary>
    public Failure Failure { get; } = failure;

    internal static SchemaException At(string place, string problem, string? remedy = null) =>
        new(
            new Failure(
                "schema_invalid",
                $"The JSON Schema is not usable at {place}: {problem}.",
                FailureOwner.User,
                Retryable: false,
                remedy ?? $"Correct the schema at {place}."
            )
        );
}
