namespace Interlock.Loops.Workflows.Script;

/// <summary>How a workflow script is written.</summary>
public enum ScriptForm
{
    /// <summary>Statements with top-level <c>await</c> and <c>return</c>.</summary>
    TopLevel,

    /// <summary><c>export default</c> with a function, called with the input.</summary>
    DefaultFunction,

    /// <summary><c>export [async] function workflow</c>, called with the input.</summary>
    NamedFunction,

    /// <summary>A program in C#.</summary>
    Program,
}
