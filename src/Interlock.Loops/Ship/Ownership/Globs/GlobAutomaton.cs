namespace Interlock.Loops.Ship.Ownership.Globs;

/// <summary>
/// A pattern as a non-deterministic automaton, run with a set of states (Thompson, "Regular Expression Search
/// Algorithm", CACM 1968): time is length of the path times length of the pattern, whatever the pattern.
/// </summary>
internal sealed class GlobAutomaton
{
    private readonly List<State> states = [new State(Kind.Accept, null, 0, 0)];
    private readonly int start;

    internal GlobAutomaton(IReadOnlyList<GlobNode> nodes) => start = Compile(nodes, 0);

    /// <summary>Whether the whole path matches.</summary>
    internal bool Matches(ReadOnlySpan<int> path)
    {
        var current = new Frontier(states.Count);
        var next = new Frontier(states.Count);
        var pending = new Stack<int>();
        Add(current, start, pending);
        foreach (var codePoint in path)
        {
            foreach (var index in current.Items)
                if (states[index].Accepts(codePoint))
                    Add(next, states[index].Next, pending);
            (current, next) = (next, current);
            next.Clear();
            if (current.Items.Count == 0)
                return false;
        }
        return current.Contains(0);
    }

    private void Add(Frontier frontier, int index, Stack<int> pending)
    {
        pending.Push(index);
        while (pending.TryPop(out var at))
        {
            if (!frontier.Add(at) || states[at].Kind != Kind.Fork)
                continue;
            pending.Push(states[at].Next);
            pending.Push(states[at].Other);
        }
    }

    // Built from the end, so that every state knows its successor; only loops are patched.
    private int Compile(IReadOnlyList<GlobNode> nodes, int next)
    {
        for (var i = nodes.Count - 1; i >= 0; i--)
            next = Compile(nodes[i], next);
        return next;
    }

    private int Compile(GlobNode node, int next) =>
        node switch
        {
            GlobNode.Star => Loop(Kind.NotSlash, next),
            GlobNode.Deep { AtLeastOne: true } => New(Kind.Any, null, Loop(Kind.Any, next)),
            GlobNode.Deep => Loop(Kind.Any, next),
            GlobNode.Folders => New(
                Kind.Fork,
                null,
                next,
                Loop(Kind.Any, New(Kind.Node, new GlobNode.Literal('/'), next))
            ),
            GlobNode.One => New(Kind.NotSlash, null, next),
            GlobNode.Choice choice => choice
                .Options.Select(option => Compile(option, next))
                .Aggregate((one, other) => New(Kind.Fork, null, one, other)),
            _ => New(Kind.Node, node, next),
        };

    private int Loop(Kind kind, int next)
    {
        var fork = New(Kind.Fork, null, next, next);
        states[fork] = states[fork] with { Other = New(kind, null, fork) };
        return fork;
    }

    private int New(Kind kind, GlobNode? node, int next, int other = 0)
    {
        states.Add(new State(kind, node, next, other));
        return states.Count - 1;
    }

    private enum Kind
    {
        Accept,
        Fork,
        Any,
        NotSlash,
        Node,
    }

    private readonly record struct State(Kind Kind, GlobNode? Node, int Next, int Other)
    {
        internal bool Accepts(int codePoint) =>
            Kind switch
            {
                Kind.Any => true,
                Kind.NotSlash => codePoint != '/',
                Kind.Node when Node is GlobNode.Literal literal => literal.CodePoint == codePoint,
                Kind.Node when Node is GlobNode.Set set => set.Contains(codePoint),
                _ => false,
            };
    }

    private sealed class Frontier(int size)
    {
        private readonly bool[] present = new bool[size];

        internal List<int> Items { get; } = [];

        internal bool Contains(int index) => present[index];

        internal bool Add(int index)
        {
            if (present[index])
                return false;
            present[index] = true;
            Items.Add(index);
            return true;
        }

        internal void Clear()
        {
            foreach (var index in Items)
                present[index] = false;
            Items.Clear();
        }
    }
}
