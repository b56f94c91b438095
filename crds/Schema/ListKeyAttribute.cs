namespace SfuPlatform.Crds.Schema;

/// <summary>The field by which elements of a list are told apart: server-side apply merges by it, and no two may share one.</summary>
/// <param name="field">The field's name in JSON.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListKeyAttribute(string field) : Attribute
{
    /// <summary>The field's name in JSON.</summary>
    public string Field { get; } = field;
}
