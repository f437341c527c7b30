namespace Interlock.Acceptance;

/// <summary>The story of most acceptance tests: three tasks, a reject of one, a targeted repair, a landing.</summary>
public static class ThreeTasks
{
    public const string Plan = """
        {"tasks": [
          {"id": "alpha", "files": ["a.txt"], "prompt": "Write good into a.txt"},
          {"id": "beta", "files": ["b.txt"], "prompt": "Write good into b.txt"},
          {"id": "gamma", "files": ["c.txt"], "prompt": "Write good into c.txt"}]}
        """;

    private const string Reject =
        """{"decision":"reject","summary":"b is wrong","blockers":[{"file":"b.txt","problem":"b.txt says bad"}],"risks":[],"owner_questions":[],"verification":[]}""";

    /// <summary>A repository, and agents of which beta gets it wrong once.</summary>
    public static Bench Create()
    {
        var bench = new Bench();
        bench.Repository.Write("a.txt", "start\n").Write("b.txt", "start\n").Write("c.txt", "start\n");
        bench.Repository.Write("check.sh", "grep -q good a.txt && grep -q good c.txt\n").Commit();
        return bench
            .Script("implement-alpha", "echo good > a.txt; echo done")
            .Script("implement-beta", "echo bad > b.txt; echo done")
            .Script("implement-gamma", "echo good > c.txt; echo done")
            .Script("repair-beta", "echo good > b.txt; echo mended")
            .Script("review", $"if grep -q good b.txt; then {Bench.Approve}; else echo '{Reject}'; fi");
    }

    public static string[] Arguments(Bench bench, params string[] more) =>
        bench.ShipArguments(["make it good", "--tasks", bench.Tasks(Plan), "--check", "words=sh check.sh", .. more]);
}
