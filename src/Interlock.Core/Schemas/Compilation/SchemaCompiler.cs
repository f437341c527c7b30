using System.Text.Json;

namespace Interlock.Core.Schemas;

/// <summary>Turns a schema document into nodes: every keyword checked, every reference resolved.</summary>
internal sealed class SchemaCompiler(SchemaRegistry registry)
{
    private readonly SchemaIndex index = new(registry);
    private readonly Dictionary<JsonTree, SchemaNode> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Action> pending = new();

    public SchemaNode Compile(JsonElement schema)
    {
        var all = index.Load(schema, UriReference.Unnamed);
        foreach (var (tree, place) in all)
            Node(tree, place);
        while (pending.TryDequeue(out var work))
            work();
        return nodes[all[0].Schema];
    }

    /// <summary>The node of a schema; made at the first call, so that cycles end.</summary>
    public SchemaNode Node(JsonTree schema, string place)
    {
        if (nodes.TryGetValue(schema, out var known))
            return known;
        var owner = index.Owner(schema);
        bool? constant = schema.Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
        var node = nodes[schema] = new SchemaNode(owner, constant);
        UseDynamicAnchors(owner);
        if (constant is null)
        {
            var source = new KeywordSource(this, schema, owner, place);
            node.Keywords = KeywordTable.Read(source);
            node.NeedsMarks = node.Keywords.Any(k => k.NeedsMarks);
        }
        return node;
    }

    /// <summary>Has work done once all nodes at hand exist: the resolution of references.</summary>
    public void Later(Action work) => pending.Enqueue(work);

    /// <summary>Resolves a reference; also tells the anchor's name when it named a dynamic anchor.</summary>
    public (SchemaNode Node, string? DynamicAnchor) Resolve(SchemaResource from, string reference, string place)
    {
        var (uri, fragment) = UriReference.Split(reference);
        var target = uri.Length == 0 ? from : index.Find(UriReference.Resolve(from.Uri, uri));
        if (target is null)
            throw SchemaException.At(
                place,
                $"the reference {Shown.Quoted(reference, 120)} names a schema that is not known",
                "Put the schema under $defs or register it; schemas are never fetched."
            );
        fragment = Uri.UnescapeDataString(fragment ?? "");
        if (fragment.Length == 0 || fragment[0] == '/')
        {
            var (schema, at) =
                index.Locate(target, fragment)
                ?? throw SchemaException.At(place, $"the reference {Shown.Quoted(reference, 120)} points to nothing");
            return (Node(schema, at), null);
        }
        if (!target.Anchors.TryGetValue(fragment, out var anchor))
            throw SchemaException.At(
                place,
                $"the reference {Shown.Quoted(reference, 120)} names an anchor that does not exist"
            );
        return (Node(anchor.Schema, anchor.Pointer), target.DynamicAnchors.ContainsKey(fragment) ? fragment : null);
    }

    private void UseDynamicAnchors(SchemaResource resource)
    {
        if (resource.DynamicAnchorsCompiled)
            return;
        resource.DynamicAnchorsCompiled = true;
        Later(() =>
        {
            foreach (var name in resource.DynamicAnchors.Keys.ToList())
                resource.DynamicAnchors[name] = Node(resource.Anchors[name].Schema, resource.Anchors[name].Pointer);
        });
    }
}
