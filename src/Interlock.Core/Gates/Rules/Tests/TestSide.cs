using Interlock.Core.Gates.Sources;
using Interlock.Core.Gates.TestCases;

namespace Interlock.Core.Gates.Rules.Tests;

/// <summary>A test that is only on one side of a change.</summary>
/// <param name="File">The changed file.</param>
/// <param name="Text">The side of it.</param>
/// <param name="Test">The test.</param>
internal sealed record TestSide(ChangedFile File, SourceFile Text, TestCase Test);
