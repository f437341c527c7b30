using Interlock.Core.Failures;
using Interlock.Loops.Prompts;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Loops.Tests.Prompts;

public sealed class PromptAppendTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_role_prompt_in_the_repository_comes_with_the_program()
    {
        var files = Directory.EnumerateFiles(Path.Combine(ThisRepository.Root, "prompts"), "*.md");
        Assert.Equal(files.Select(file => Path.GetFileNameWithoutExtension(file)).Order(), RolePrompts.Names);
        Assert.True(RolePrompts.Names.Count >= 12);
        foreach (var name in RolePrompts.Names)
        {
            var role = RolePrompts.Find(name)!;
            Assert.NotEmpty(role.Title);
            Assert.InRange(role.Summary.Length, 20, 200);
            Assert.DoesNotContain('#', role.Text); // headings inside would compete with those of the joined prompt
            Assert.Contains("\nFinish with", role.Text, StringComparison.Ordinal);
            Assert.InRange(role.Text.Split(' ').Length, 100, 400);
        }
    }

    [Fact]
    public void Parts_stand_behind_the_prompt_in_order_each_under_its_heading()
    {
        File.WriteAllText(folder["notes.md"], "Use tabs.\r\nNever spaces.\r\n");
        var (parts, failure) = PromptAppend.ReadAll(
            ["builtin:reviewer", "@notes.md", "text:Be brief.", $"file:{folder["notes.md"]}"],
            folder.Path
        );
        Assert.Null(failure);
        var prompt = PromptAppend.Join("Look at the change.\n", parts!);
        Assert.StartsWith(
            "Look at the change.\n\n# Your role: Reviewer\n\nYou decide whether",
            prompt,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "\n\n# Instructions of notes.md\n\nUse tabs.\nNever spaces.\n\n# Further instructions\n\nBe brief."
                + "\n\n# Instructions of notes.md\n\nUse tabs.\nNever spaces.\n",
            prompt,
            StringComparison.Ordinal
        );
        Assert.Equal(["builtin:reviewer", "file:notes.md", "text"], parts!.Take(3).Select(part => part.Source));
        Assert.Equal("as it was\n", PromptAppend.Join("as it was\n", []));
    }

    [Fact]
    public void The_version_of_a_part_is_its_text_wherever_it_lies()
    {
        File.WriteAllText(folder["a.md"], "\ufeffUse tabs.\r\n");
        File.WriteAllText(folder["b.md"], "Use tabs.\n");
        var digests = new[] { "@a.md", "@b.md", "text:Use tabs." }
            .Select(one => PromptAppend.Read(one, folder.Path).Part!.Digest)
            .ToList();
        Assert.Single(digests.Distinct());
        Assert.NotEqual(digests[0], PromptAppend.Read("text:Use tabs!", folder.Path).Part!.Digest);
        // The digest of "abc" in FIPS 180-4.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", PromptDigest.Of("abc"));
    }

    [Theory]
    [InlineData("builtin:reviwer", "did you mean 'reviewer'?")]
    [InlineData("builtin:", "roles: ")]
    [InlineData("builtin:../reviewer", "there is no role")]
    [InlineData("reviewer", "did you mean 'builtin:reviewer'?")]
    [InlineData("nonsense", "none of builtin:ROLE")]
    [InlineData("@missing.md", "cannot be read")]
    [InlineData("@", "cannot be read")]
    [InlineData("file:.", "cannot be read")]
    [InlineData("@bin", "not UTF-8")]
    [InlineData("@big", "more than 256 KB")]
    [InlineData("@empty", "is empty")]
    [InlineData("text: ", "is empty")]
    public void What_names_no_usable_text_is_the_users_mistake_and_says_what_to_write(string specification, string said)
    {
        File.WriteAllBytes(folder["bin"], [0xff, 0xfe, 0x00]);
        File.WriteAllText(folder["big"], new string('a', PromptAppend.MostBytes + 1));
        File.WriteAllText(folder["empty"], "\n");
        var (part, failure) = PromptAppend.Read(specification, folder.Path);
        Assert.Null(part);
        Assert.Equal(("prompt_invalid", FailureOwner.User), (failure!.Class, failure.Owner));
        Assert.Contains(said, $"{failure.Message}\n{failure.Remedy}", StringComparison.Ordinal);
        Assert.Equal(failure, PromptAppend.ReadAll(["text:fine", specification], folder.Path).Failure);
    }

    [Fact]
    public void All_parts_together_are_bounded_too()
    {
        var half = "text:" + new string('a', PromptAppend.MostBytes / 2);
        Assert.NotNull(PromptAppend.ReadAll([half, half], folder.Path).Parts);
        Assert.Contains(
            "together",
            PromptAppend.ReadAll([half, half, "text:b"], folder.Path).Failure!.Message,
            StringComparison.Ordinal
        );
        // Bytes count, not characters.
        Assert.NotNull(
            PromptAppend.Read("text:" + new string('é', PromptAppend.MostBytes / 2 + 1), folder.Path).Failure
        );
    }
}
