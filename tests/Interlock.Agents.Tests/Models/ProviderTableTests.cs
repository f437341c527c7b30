using Interlock.Agents.Models.Providers;
using Interlock.Core.Text;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Agents.Tests.Models;

public sealed class ProviderTableTests
{
    [Fact]
    public void The_documented_table_is_that_of_the_program()
    {
        var document = File.ReadAllText(Path.Combine(ThisRepository.Root, "docs", "agents.md"));

        Assert.Contains(Table(), document, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_is_complete_and_no_variable_belongs_to_two()
    {
        Assert.All(
            ProviderTable.All,
            row =>
            {
                Assert.NotEmpty(row.Models);
                Assert.StartsWith("https://", row.Source, StringComparison.Ordinal);
                Assert.StartsWith("https://", row.BaseUrl, StringComparison.Ordinal);
                Assert.Equal($"{row.Name.ToUpperInvariant()}_API_KEY", row.KeyVariables[0]);
                Assert.Equal($"{row.Name.ToUpperInvariant()}_BASE_URL", row.UrlVariables[0]);
                Assert.True(row.Api != ApiKind.Messages || row.MaxOutput > 0, "the protocol demands a limit");
            }
        );
        var variables = ProviderTable.All.SelectMany(row => row.KeyVariables.Concat(row.UrlVariables)).ToList();
        Assert.Equal(variables.Count, variables.Distinct(StringComparer.Ordinal).Count());
    }

    private static string Table() =>
        string.Join(
            '\n',
            [
                "| name | models, the default first | address | key | other address | protocol | schema | effort | pictures | read at |",
                "|---|---|---|---|---|---|---|---|---|---|",
                .. ProviderTable.All.Select(row =>
                    $"| `{row.Name}:` | {Code(row.Models)} | {row.BaseUrl} | {Code(row.KeyVariables)} | {Code(row.UrlVariables)} | {row.Api.ToString().ToLowerInvariant()} | {EnumWord.Of(row.Schema)} | {Yes(row.Effort)} | {Yes(row.Images)} | {row.Source} |"
                ),
            ]
        );

    private static string Code(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Yes(bool can) => can ? "yes" : "no";
}
