using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Integrity;

public sealed class EarlyExitTests
{
    [Theory]
    [InlineData("test_a.py", "import os, pytest\nos._exit(0)\n", "block 2")]
    [InlineData("test_a.py", "import sys\ndef test_a():\n    sys.exit(0)\n", "block 3")]
    [InlineData("test_a.py", "def test_a():\n    def cli():\n        raise SystemExit(0)\n", "warn 3")]
    [InlineData("test_a.py", "def test_a():\n    raise SystemExit(1)\n", "")]
    [InlineData("app.py", "import sys\nraise SystemExit\n", "block 2")]
    [InlineData("app.py", "import sys\nsys.exit(0)\n", "block 2")]
    [InlineData("app.py", "import os\ndef f():\n    os._exit(0)\n", "warn 3")]
    [InlineData("app.py", "import sys\ndef main():\n    sys.exit(0)\n", "")]
    [InlineData("app.py", "if __name__ == '__main__':\n    sys.exit(0)\n", "")]
    [InlineData("test_a.py", "if __name__ == '__main__':\n    unittest.main()\n    sys.exit(0)\n", "")]
    [InlineData("test_a.py", "text = 'os._exit(0)' # os._exit(0)\n", "")]
    [InlineData("a.test.js", "it('x', () => { process.exit(0); });\n", "block 1")]
    [InlineData("src/a.js", "process.exit(0);\n", "block 1")]
    [InlineData("src/cli.js", "#!/usr/bin/env node\nprocess.exit(0);\n", "")]
    [InlineData("src/a.js", "function stop() { process.exit(0); }\n", "")]
    [InlineData("jest.setup.js", "process.on('exit', () => { process.exitCode = 0; });\n", "block 1")]
    [InlineData("ATests.cs", "[Fact] public void A() { Environment.Exit(0); }\n", "block 1")]
    [InlineData("Program.cs", "Environment.Exit(0);\n", "")]
    [InlineData("ATest.java", "@Test void a() { System.exit(0); }\n", "block 1")]
    [InlineData("a_test.go", "func TestMain(m *testing.M) { m.Run(); os.Exit(0) }\n", "block 1")]
    [InlineData("a_test.go", "func TestMain(m *testing.M) { os.Exit(m.Run()) }\n", "")]
    [InlineData("a.go", "func init() { os.Exit(0) }\n", "block 1")]
    [InlineData("tests/a.rs", "#[test] fn a() { std::process::exit(0); }\n", "block 1")]
    [InlineData("tests/agent.mjs", "#!/usr/bin/env node\nif (done) process.exit(0);\n", "")]
    [InlineData("a_spec.rb", "at_exit { exit!(0) }\n", "block 1")]
    [InlineData("ATest.php", "<?php class ATest extends TestCase { function a() { exit(0); } }\n", "block 1")]
    [InlineData("ci.sh", "exit 0\npytest\n", "block 1")]
    [InlineData("ci.sh", "if [ -z \"$X\" ]; then\n  exit 0\nfi\npytest\n", "")]
    [InlineData("ci.sh", "trap 'exit 0' EXIT\npytest\n", "block 1")]
    [InlineData("tests/test_all.sh", "pytest\nexit 0\n", "block 2")]
    [InlineData("tests/test_all.sh", "set -e\npytest\nexit 0\n", "warn 3")]
    [InlineData("run.sh", "echo done\nexit 0\n", "")]
    public void An_exit_that_hides_failures_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("early-exit", path, null, text));
}
