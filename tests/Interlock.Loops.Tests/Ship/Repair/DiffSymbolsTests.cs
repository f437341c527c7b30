using Interlock.Loops.Ship.Repair.Prose;
using Xunit;

namespace Interlock.Loops.Tests.Ship.Repair;

public sealed class DiffSymbolsTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("export default async function* walk(a) {", "walk")]
    [InlineData("  const parseArgs = (argv) => {", "parseArgs")]
    [InlineData("exports.listAll = function () {", "listAll")]
    [InlineData("  async fetchRows(id, limit) {", "fetchRows")]
    [InlineData("export interface RowShape {", "RowShape")]
    [InlineData("export type RowId = string;", "RowId")]
    [InlineData("async def read_rows(path):", "read_rows")]
    [InlineData("class RowReader(Base):", "RowReader")]
    [InlineData("MAX_ROWS = 10", "MAX_ROWS")]
    [InlineData("pub(crate) async fn read_row<T>(x: T) -> Row {", "read_row")]
    [InlineData("pub struct Row {", "Row")]
    [InlineData("func (r *Reader) ReadRow(n int) error {", "ReadRow")]
    [InlineData("type Reader struct {", "Reader")]
    [InlineData("    public static async Task<IReadOnlyList<Row>> ReadRowsAsync(", "ReadRowsAsync")]
    [InlineData("    public required string Title { get; init; }", "Title")]
    [InlineData("internal sealed record Row(int Id);", "Row")]
    [InlineData("    private final Map<String, Row> rowsById = new HashMap<>();", "rowsById")]
    [InlineData("    suspend fun loadRows(id: Int): List<Row> {", "loadRows")]
    [InlineData("  def self.build_row(x)", "build_row")]
    [InlineData("static int read_row(const char *path, int n)", "read_row")]
    [InlineData("std::string Reader::name(int x) const {", "name")]
    [InlineData("deploy_all() {", "deploy_all")]
    [InlineData("CREATE TABLE rows (", "rows")]
    [InlineData("  local function pad(s)", "pad")]
    public Task A_definition_is_found_in_an_added_line(string line, string name)
    {
        Assert.Contains(name, DiffSymbols.Read(Crew.Added("a.txt", line)).Added);
        return Task.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("  if (readRow(x)) {")]
    [InlineData("  return readRow(x);")]
    [InlineData("  } else if (readRow(x)) {")]
    [InlineData("  await readRow(x);")]
    [InlineData("// the function readRow is gone")]
    public Task A_use_is_no_definition(string line)
    {
        Assert.DoesNotContain("readRow", DiffSymbols.Read(Crew.Added("a.js", line)).Added);
        return Task.CompletedTask;
    }

    [Fact(Timeout = 30_000)]
    public Task Removed_lines_define_nothing_and_surrounding_ones_count_less()
    {
        const string diff = """
            diff --git a/a.js b/a.js
            --- a/a.js
            +++ b/a.js
            @@ -1,4 +1,4 @@ function outer() {
             function near() {
            -function gone() {
            +function fresh() {
            """;
        var symbols = DiffSymbols.Read(diff);
        Assert.Equal(["fresh"], symbols.Added);
        Assert.Equal(["near", "outer"], symbols.Surrounding.Order(StringComparer.Ordinal));
        return Task.CompletedTask;
    }
}
