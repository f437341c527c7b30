#!/usr/bin/env -S interlock run
#:package Interlock.Workflows@0.1.0
// Writes a page a topic, each in a checkout of its own, has the pages reviewed together and lands them.
//     interlock run samples/ship-docs.cs --input '{"topics":["install","configure"]}'
using Interlock.Workflows;

return Workflow.Run(
    new("ship-docs") { Description = "Writes documentation pages and lands those that pass review." },
    async flow =>
    {
        var topics = flow.ReadArguments<Input>().Topics;
        flow.Phase("Write");
        var pages = await flow.Fanout(
            topics,
            (topic, _) =>
                flow.AgentInWorktree(
                    $"Write docs/{topic}.md from what the code does. Show real commands.",
                    new() { Label = topic }
                ),
            new() { Concurrency = 4 }
        );
        flow.Phase("Review");
        var review = await flow.ReviewWorktreeDiffs(
            pages,
            new { criteria = new[] { "every command exists", "no claim without its place in the code" } }
        );
        if (!review.ApplyReady)
            return new Outcome(false, review.Blockers);
        flow.Phase("Land");
        var applied = await flow.ApplyWorktreeDiffs(pages);
        return new Outcome(applied.Ok, []);
    }
);

record Input(IReadOnlyList<string> Topics);

record Outcome(bool Ok, IReadOnlyList<string> Blockers);
