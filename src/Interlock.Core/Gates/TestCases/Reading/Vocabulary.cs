using System.Collections.Frozen;

namespace Interlock.Core.Gates.TestCases.Reading;

/// <summary>
/// What the names of assertions and matchers demand, over all test frameworks: names are compared without case and
/// underscores, since <c>assert_called_with</c>, <c>toHaveBeenCalledWith</c> and <c>CalledWith</c> say the same.
/// </summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> Exact = Words(
        """
        equal equals areequal same aresame is be deepequal deepequals strictequal deepstrictequal looseequal eq eql eqn
        identical isequalto equalto isequal equivalent areequivalent equivalentto isequivalentto length lengthof len haslength
        size hassize count hascount hassamesizeas items calledwith calledoncewith calledonewith calledtimes nthcalledwith
        lastcalledwith beencalledwith beencalledtimes beennthcalledwith beenlastcalledwith beencalledonce beencalledoncewith
        beencalledexactlyonce calledonce awaitedoncewith awaitedwith hascalls numberofcalls notcalled notawaited null isnull
        none isnone nil isnil undefined isundefined nan isnan empty isempty blank zero iszero single collection listequal
        dictequal setequal tupleequal sequenceequal multilineequal countequal itemsequal arrayequal arrayequals arraysequal
        iterableequals linesmatch frameequal seriesequal indexequal jsoneq yamleq elementsmatch equalvalues exactly
        matchsnapshot matchinlinesnapshot matchesinlinesnapshot snapshot inlinesnapshot debugsnapshot jsonsnapshot
        yamlsnapshot filesnapshot screenshot matchesjsonsnapshot matchessnapshot jsonstringequalsjsonstring stringequalsfile
        fileequals xmlstringequalsxmlstring equalscanonicalizing containsexactly containsexactlyinanyorder containsonly
        returned returnedwith nthreturnedwith text value url title status redirect sameelements members deepmembers
        orderedmembers ordered equalignoringcase equalcanonicalizing eqany exit exactlyonce queriesnum numqueries
        templateused redirects comparesequalto equalwithtypes approved verified havestatus textcontent
        """
    );

    private static readonly FrozenSet<string> Partial = Words(
        """
        contain contains containing include includes in isin within oneof match matches matchregex matchesregex regex regexp
        matchesregularexpression startswith endswith startwith endwith starts ends prefix suffix greater greaterthan
        greaterequal greaterorequal greaterthanorequal greaterthanorequalto less lessthan lessequal lessorequal
        lessthanorequal lessthanorequalto lowerthan above below atleast atmost gt gte lt lte ge le between inrange closeto
        isclose iscloseto almostequal almostequals approximately approx approxequal equalapprox allclose arrayalmostequal
        equalwithdelta equalsdelta indelta indeltaslice inepsilon abs relative ulps subset superset containequal matchobject
        objectcontaining arraycontaining stringcontaining stringmatching instanceof isinstance isinstanceof istype isa type
        typeof kindof kind beoftype isassignablefrom isassignableto haskey key keys hasproperty property arrayhaskey
        stringcontainsstring stringstartswith stringendswith positive negative ispositive isnegative attribute class
        satisfies satisfy unique beencalledbefore logs raiseslogs warns sorted respondto implements true false istrue
        isfalse betrue befalse ok200 json hasitem hasentry everyitem anyof allof
        """
    );

    private static readonly FrozenSet<string> Existence = Words(
        """
        notnull isnotnull notnil isnotnil isnotnone notnone defined isdefined truthy istruthy falsy isfalsy ok isok exist
        exists noerror error iserror notempty isnotempty doesnotthrow doesnotthrowanyexception notthrow notthrows nothrow
        nothrows doesnotraise nothingraised doesnotperformassertions called beencalled awaited fail pass success succeed
        notundefined inthedocument visible bevisible present ispresent isnotblank notzero some something anything isokay
        """
    );

    private static readonly FrozenSet<string> Thrown = Words(
        """
        throws throw throwerror throwserror throwsexactly throwsasync throwsany throwsanyasync throwsexception
        throwsexceptionasync thrown raises raise raiseserror raiseerror raiseexception raisesregex raisesregexp
        raisesmessage rejects rejected rejectedwith isrejected isinstanceofthrown failswith throwsasyncexception catch
        expectexception exception throwexactly throwasync thrownby throwsinstanceof throwerrormatchingsnapshot
        throwerrormatchinginlinesnapshot panics panicswithvalue panicswitherror errortype errorcode
        """
    );

    private static readonly string[] Fillers =
    [
        "to",
        "be",
        "been",
        "is",
        "has",
        "have",
        "with",
        "should",
        "must",
        "a",
        "an",
    ];

    /// <summary>What a matcher or the rest of an assertion's name demands; null for a name that is not known.</summary>
    /// <param name="name">As it is written.</param>
    public static AssertionStrength? Of(string name)
    {
        var plain = Plain(name);
        while (true)
        {
            if (Known(plain) is { } strength)
                return strength;
            if (Negated(plain) is { Length: > 0 } positive && Of(positive) is { } known)
                return Negate(known, positive);
            // 'toHaveBeenCalledWith' is 'beencalledwith', 'wasCalled' stays as it is.
            var shorter = Fillers.FirstOrDefault(filler =>
                plain.Length > filler.Length
                && plain.StartsWith(filler, StringComparison.Ordinal)
                && IsPlausible(plain[filler.Length..])
            );
            if (shorter is null)
                return null;
            plain = plain[shorter.Length..];
        }
    }

    /// <summary>Whether a name demands an error.</summary>
    public static bool IsThrown(string name)
    {
        var plain = Plain(name);
        return Thrown.Contains(plain)
            || Fillers.Any(filler =>
                plain.StartsWith(filler, StringComparison.Ordinal) && Thrown.Contains(plain[filler.Length..])
            );
    }

    /// <summary>What is left of a demand that is turned round.</summary>
    /// <param name="strength">The demand.</param>
    /// <param name="name">Its name.</param>
    public static AssertionStrength Negate(AssertionStrength strength, string name) =>
        Plain(name) is var plain && plain.EndsWith("called", StringComparison.Ordinal) ? AssertionStrength.Exact
        : IsNothing(plain) || strength == AssertionStrength.Existence ? AssertionStrength.Existence
        : AssertionStrength.Partial;

    /// <summary>A name in lower case without underscores and marks.</summary>
    public static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static bool IsNothing(string plain) =>
        plain.EndsWith("null", StringComparison.Ordinal)
        || plain.EndsWith("nullvalue", StringComparison.Ordinal)
        || plain.EndsWith("undefined", StringComparison.Ordinal)
        || plain.EndsWith("empty", StringComparison.Ordinal)
        || plain.EndsWith("nil", StringComparison.Ordinal)
        || plain.EndsWith("none", StringComparison.Ordinal)
        || IsThrown(plain);

    private static AssertionStrength? Known(string plain) =>
        Exact.Contains(plain) ? AssertionStrength.Exact
        : Partial.Contains(plain) ? AssertionStrength.Partial
        : Existence.Contains(plain) ? AssertionStrength.Existence
        : null;

    private static string? Negated(string plain) =>
        plain.StartsWith("not", StringComparison.Ordinal) ? plain[3..]
        : plain.StartsWith("doesnot", StringComparison.Ordinal) ? plain[7..]
        : plain.StartsWith("isnot", StringComparison.Ordinal) ? plain[5..]
        : plain.StartsWith("arenot", StringComparison.Ordinal) ? plain[6..]
        : plain.StartsWith("ne", StringComparison.Ordinal) && plain.Length == 2 ? "eq"
        : null;

    private static bool IsPlausible(string rest) =>
        Known(rest) is not null
        || Negated(rest) is not null
        || Fillers.Any(filler => rest.StartsWith(filler, StringComparison.Ordinal) && rest.Length > filler.Length);

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.Ordinal);
}
