using k8s.Models;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.V1Alpha1;

public class ConditionsTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_time_of_the_last_transition_changes_with_the_status_only()
    {
        var conditions = new List<V1Condition>();
        conditions.Set("Ready", Conditions.False, "Opening", "not yet", 1, Now);
        conditions.Set("Ready", Conditions.False, "Waiting", "still not", 2, Now.AddMinutes(1));
        var condition = Assert.Single(conditions);
        Assert.Equal((Now.UtcDateTime, "Waiting", "still not", 2), (condition.LastTransitionTime, condition.Reason, condition.Message, condition.ObservedGeneration));

        conditions.Set("Ready", Conditions.True, "Open", "", 2, Now.AddMinutes(2));
        Assert.Equal(Now.UtcDateTime.AddMinutes(2), Assert.Single(conditions).LastTransitionTime);
        Assert.True(conditions.IsTrue("Ready"));
        Assert.False(conditions.IsTrue("Other"));
    }
}
