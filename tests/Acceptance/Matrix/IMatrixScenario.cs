using Interlock.ModelStub.Scenarios;

namespace Interlock.Acceptance.Matrix;

/// <summary>A column of the matrix: what happens to a session, whatever its runtime.</summary>
internal interface IMatrixScenario
{
    /// <summary>Its name in the table.</summary>
    string Title { get; }

    /// <summary>What it shows, in a sentence for the docs.</summary>
    string Shows { get; }

    /// <summary>What the model does.</summary>
    Scenario Model(MatrixBench bench);

    /// <summary>Runs it; fails unless all of it holds.</summary>
    Task RunAsync(MatrixBench bench);
}
