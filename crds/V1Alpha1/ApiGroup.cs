namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>The API group that our resources live in.</summary>
public static class ApiGroup
{
    /// <summary>The group's name.</summary>
    public const string Name = "sfuplatform.io";

    /// <summary>The version of these types.</summary>
    public const string Version = "v1alpha1";
}
