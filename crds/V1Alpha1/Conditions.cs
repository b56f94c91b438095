using k8s.Models;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>Reading and writing lists of conditions as Kubernetes keeps them.</summary>
public static class Conditions
{
    /// <summary>The status of a condition that holds.</summary>
    public const string True = "True";

    /// <summary>The status of a condition that does not hold.</summary>
    public const string False = "False";

    /// <summary>The status of a condition of which nobody can tell.</summary>
    public const string Unknown = "Unknown";

    /// <summary>The condition of a type; null: it was never set.</summary>
    public static V1Condition? Find(this IEnumerable<V1Condition> conditions, string type) =>
        conditions.FirstOrDefault(condition => condition.Type == type);

    /// <summary>Whether a condition is set and holds.</summary>
    public static bool IsTrue(this IEnumerable<V1Condition> conditions, string type) => conditions.Find(type)?.Status == True;

    /// <summary>Sets a condition; the time of its last transition changes only with its status.</summary>
    public static void Set(
        this IList<V1Condition> conditions, string type, string status, string reason, string message, long? generation, DateTimeOffset now)
    {
        var condition = conditions.Find(type);
        if (condition is null)
        {
            condition = new V1Condition { Type = type };
            conditions.Add(condition);
        }

        if (condition.Status != status)
        {
            condition.Status = status;
            condition.LastTransitionTime = now.UtcDateTime;
        }

        condition.Reason = reason;
        condition.Message = message;
        condition.ObservedGeneration = generation;
    }
}
