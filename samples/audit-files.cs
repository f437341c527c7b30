#!/usr/bin/env -S interlock run
#:package Interlock.Workflows@0.1.0
// Looks at each file by itself, lets a second agent doubt each finding, returns what stood.
//     interlock run samples/audit-files.cs --input '{"files":["src/a.cs","src/b.cs"]}'
using System.ComponentModel;
using Interlock.Workflows;

var meta = new WorkflowMeta("audit-files")
{
    Description = "Audits files one by one and keeps only findings that a second agent cannot refute.",
    Phases = [new("Look"), new("Doubt")],
};

return Workflow.Run(
    meta,
    async flow =>
    {
        var files = flow.ReadArguments<Input>().Files;
        var audited = await flow.Pipeline(
            files,
            file =>
                flow.Agent<Report>(
                    $"Read {file}. Report defects that you can show in its text.",
                    new() { Phase = "Look", Label = file }
                ),
            (report, file) => Doubt(flow, file, report)
        );
        var stood = audited.OfType<IReadOnlyList<Finding>>().SelectMany(findings => findings).ToList();
        flow.Log($"{stood.Count} findings stood in {files.Count} files");
        return new { stood };
    }
);

static async Task<IReadOnlyList<Finding>> Doubt(Flow flow, string file, Report report)
{
    var verdicts = await flow.Fanout(
        report.Findings,
        (finding, _) =>
            flow.Agent<Verdict>(
                $"Try to refute this finding about {file}, line {finding.Line}: {finding.Problem}",
                new() { Phase = "Doubt", Label = $"{file}:{finding.Line}" }
            )
    );
    return [.. report.Findings.Where((_, index) => verdicts[index] is { Refuted: false })];
}

record Input(IReadOnlyList<string> Files);

record Report(IReadOnlyList<Finding> Findings);

record Finding([property: Description("1 for the first line")] int Line, string Problem);

record Verdict([property: Description("true only with a reason from the file itself")] bool Refuted, string Reason);
