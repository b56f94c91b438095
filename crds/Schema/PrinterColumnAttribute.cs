namespace SfuPlatform.Crds.Schema;

/// <summary>A column of <c>kubectl get</c>, in the order of the attributes.</summary>
/// <param name="name">The column's title.</param>
/// <param name="jsonPath">Where the value is.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PrinterColumnAttribute(string name, string jsonPath) : Attribute
{
    /// <summary>The column's title.</summary>
    public string Name { get; } = name;

    /// <summary>Where the value is.</summary>
    public string JsonPath { get; } = jsonPath;

    /// <summary>The value's type: string, integer, boolean or date.</summary>
    public string Type { get; set; } = "string";

    /// <summary>Whether it is shown with <c>-o wide</c> only.</summary>
    public bool IsWide { get; set; }
}
