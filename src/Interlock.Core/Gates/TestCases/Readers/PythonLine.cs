using System.Runtime.InteropServices;
using Interlock.Core.Gates.TestCases.Reading;

namespace Interlock.Core.Gates.TestCases.Readers;

/// <summary>A logical line of Python: it goes on inside of brackets and behind a backslash.</summary>
/// <param name="Part">Its tokens.</param>
/// <param name="Indent">Its column.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PythonLine(Part Part, int Indent)
{
    /// <summary>Its first token.</summary>
    public int From => Part.From;
}
