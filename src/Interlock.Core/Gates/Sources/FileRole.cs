namespace Interlock.Core.Gates.Sources;

/// <summary>What a file of a repository is for.</summary>
public enum FileRole
{
    /// <summary>The product, or anything not known.</summary>
    Source,

    /// <summary>Tests.</summary>
    Test,

    /// <summary>What decides how tests are found and run: <c>conftest.py</c>, <c>jest.config.js</c>, <c>pytest.ini</c>, …</summary>
    TestRunner,

    /// <summary>Expected values: snapshots, golden files, fixtures.</summary>
    Expectation,

    /// <summary>Continuous integration, and the gate's own policy, hooks and waivers.</summary>
    Gate,

    /// <summary>How the product is built and analysed.</summary>
    Build,

    /// <summary>Exact versions of dependencies.</summary>
    Lock,

    /// <summary>Prose.</summary>
    Docs,
}
