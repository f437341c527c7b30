using System.Text.Json.Serialization;
using Interlock.Core.Changes;

namespace Interlock.Core.Workspaces;

/// <summary>JSON of a slot's files, generated at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LeaseRecord))]
[JsonSerializable(typeof(SlotRecord))]
[JsonSerializable(typeof(SetupTrace))]
internal sealed partial class WorkspaceJson : JsonSerializerContext;
