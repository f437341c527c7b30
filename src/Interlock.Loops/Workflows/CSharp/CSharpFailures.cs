using Interlock.Core.Failures;
using Interlock.Core.Text;

namespace Interlock.Loops.Workflows.CSharp;

/// <summary>Why a C# script cannot run here, as data.</summary>
internal static class CSharpFailures
{
    private const int Shown = 1000;

    public static Failure NoSdk(string why) =>
        new(
            "dotnet_sdk_missing",
            $"Workflows in C# need the .NET 10 SDK: {why}.",
            FailureOwner.Platform,
            false,
            "Get it: https://dotnet.microsoft.com/download/dotnet/10.0, or write the workflow in JavaScript."
        );

    public static Failure NoLibrary(string path) =>
        new(
            "workflow_library_missing",
            $"This build of Interlock lacks the library of C# workflows: {path}",
            FailureOwner.Platform,
            false,
            "Build Interlock again: run './interlock --version' in its folder after deleting '.build'."
        );

    /// <summary>A compiled program has no inner walls, so there must be outer ones.</summary>
    public static Failure NoWalls(string detail) =>
        new(
            "confinement_missing",
            $"A workflow in C# can do whatever a program can, and nothing here would hold it: {detail}.",
            FailureOwner.Platform,
            false,
            "Install bubblewrap (apt-get install bubblewrap), write the workflow in JavaScript, or set INTERLOCK_CONFINEMENT=off to trust this script with your account."
        );

    public static Failure NotStarted(string why) =>
        new(
            "workflow_not_started",
            $"The compiled workflow did not say that it is ready: {ExternalText.Line(why, Shown)}",
            FailureOwner.User,
            false,
            "The last statement of the script has to be: return Workflow.Run(new(\"name\"), async flow => { … });"
        );

    public static Failure CompilerFailed(string output) =>
        new(
            "compiler_failed",
            $"The C# compiler failed: {ExternalText.Line(output, Shown)}",
            FailureOwner.Platform,
            false,
            "Check 'dotnet --info'."
        );
}
