using Xunit;

namespace Interlock.Core.Tests.Gates.Rules.Integrity;

public sealed class TamperingTests
{
    [Theory]
    [InlineData("app.py", "if 'PYTEST_CURRENT_TEST' in os.environ:\n    x = 1\n", "block 1")]
    [InlineData("app.py", "if \"pytest\" in sys.modules: pass\n", "block 1")]
    [InlineData("app.py", "# PYTEST_CURRENT_TEST\nx = 'see pytest in sys.modules'\n", "")]
    [InlineData("app.py", "if os.environ.get('CI'): pass\n", "warn 1")]
    [InlineData("test_app.py", "os.environ['PYTEST_CURRENT_TEST']\n", "")]
    [InlineData("src/a.js", "if (process.env.NODE_ENV === 'test') return 42;\n", "block 1")]
    [InlineData("src/a.ts", "const t = !!process.env.JEST_WORKER_ID;\n", "block 1")]
    [InlineData("src/a.js", "if (process.env.NODE_ENV !== 'test') app.listen(1);\n", "warn 1")]
    [InlineData("src/a.js", "if (process.env.NODE_ENV === 'production') f();\n", "")]
    [InlineData("babel.config.js", "if (process.env.NODE_ENV === 'test') f();\n", "")]
    [InlineData("A.cs", "x.Any(a => a.FullName.StartsWith(\"xunit\"))\n", "block 1")]
    [InlineData("A.java", "e.getClassName().startsWith(\"org.junit\")\n", "block 1")]
    [InlineData("a.go", "if testing.Testing() { return 1 }\n", "block 1")]
    [InlineData("a.rs", "if cfg!(test) { 1 } else { 2 }\n#[cfg(test)]\nmod tests {}\n", "block 1")]
    [InlineData("a.rb", "return 1 if defined?(RSpec)\n", "block 1")]
    [InlineData("a.php", "<?php if (defined('PHPUNIT_COMPOSER_INSTALL')) {}\n", "block 1")]
    public void A_product_that_looks_for_its_tests_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("test-environment-detected", path, null, text));

    [Theory]
    [InlineData("a.py", "class A:\n    def __eq__(self, other):\n        return True\n", "block 2")]
    [InlineData("a.py", "class A:\n    def __eq__(self, o) -> bool:\n        return True\n", "block 2")]
    [InlineData("a.py", "class A:\n    __eq__ = lambda a, b: True\n", "block 2")]
    [InlineData("a.py", "class A:\n    def __eq__(self, other):\n        return self.x == other.x\n", "")]
    [InlineData("A.cs", "public override bool Equals(object? o) => true;\n", "block 1")]
    [InlineData("A.cs", "public static bool operator ==(A a, A b) { return true; }\n", "block 1")]
    [InlineData("A.cs", "public override bool Equals(object? o) => o is A a && a.X == X;\n", "")]
    [InlineData("A.java", "@Override public boolean equals(Object o) { return true; }\n", "block 1")]
    [InlineData("A.kt", "override fun equals(other: Any?): Boolean = true\n", "block 1")]
    [InlineData("a.js", "class A { equals(o) { return true; } }\n", "block 1")]
    [InlineData("a.rs", "impl PartialEq for A { fn eq(&self, o: &A) -> bool { true } }\n", "block 1")]
    [InlineData("a.rs", "impl PartialEq for A { fn eq(&self, o: &A) -> bool { self.0 == o.0 } }\n", "")]
    [InlineData("a.rb", "class A\n  def ==(other)\n    true\n  end\nend\n", "block 2")]
    [InlineData("a.go", "func (a A) Equal(b A) bool { return true }\n", "block 1")]
    [InlineData("a.php", "<?php class A { function equals($o): bool { return true; } }\n", "block 1")]
    [InlineData("a.js", "if (a.equals(b)) { return true; }\n", "")]
    public void Equality_that_is_always_true_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("equality-overridden", path, null, text));

    [Theory]
    [InlineData("conftest.py", "def pytest_runtest_makereport(item, call):\n    rep.outcome = 'passed'\n", "block 1")]
    [InlineData("conftest.py", "def pytest_collection_modifyitems(items):\n    items[:] = []\n", "block 1")]
    [InlineData("conftest.py", "def pytest_runtest_makereport(item, call):\n    log(item)\n", "warn 1")]
    [InlineData("conftest.py", "collect_ignore = ['test_a.py']\n", "block 1")]
    [InlineData("conftest.py", "@pytest.fixture\ndef db():\n    return 1\n", "")]
    [InlineData("sitecustomize.py", "import os\n", "block 1")]
    [InlineData("test_a.py", "unittest.TestCase.assertEqual = lambda *a: None\n", "block 1")]
    [InlineData("a.test.js", "assert.strictEqual = () => {};\n", "block 1")]
    [InlineData("a.test.js", "globalThis.expect = fake;\n", "block 1")]
    [InlineData("jest.config.js", "module.exports = { reporters: ['./quiet.js'] };\n", "warn 1")]
    [InlineData("package.json", "{\"scripts\": {\"test\": \"node --test --require ./hook.cjs\"}}", "warn 1")]
    [InlineData("Tests/Setup.cs", "[ModuleInitializer] public static void A() { }\n", "warn 1")]
    [InlineData("spec/a_spec.rb", "module Minitest::Assertions\nend\n", "block 1")]
    public void A_patched_runner_is_told(string path, string text, string expected) =>
        Assert.Equal(expected, Changes.Say("runner-patched", path, null, text));
}
