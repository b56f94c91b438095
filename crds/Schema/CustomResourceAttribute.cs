namespace SfuPlatform.Crds.Schema;

/// <summary>Marks a type as one of our own kinds, of which a CRD is generated; its KubernetesEntity attribute says the rest.</summary>
/// <param name="singular">The name of one, for kubectl.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomResourceAttribute(string singular) : Attribute
{
    /// <summary>The name of one, for kubectl.</summary>
    public string Singular { get; } = singular;

    /// <summary>Short names for kubectl.</summary>
    public string[] ShortNames { get; set; } = [];

    /// <summary>The groups of kinds that <c>kubectl get</c> knows it by.</summary>
    public string[] Categories { get; set; } = ["all", "sfuplatform"];
}
