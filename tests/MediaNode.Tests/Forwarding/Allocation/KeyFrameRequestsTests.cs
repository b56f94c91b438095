using SfuPlatform.MediaNode.Forwarding.Allocation;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Allocation;

public class KeyFrameRequestsTests
{
    [Fact]
    public void Many_askers_make_one_request()
    {
        var requests = new KeyFrameRequests();
        for (var i = 0; i < 100; i++)
        {
            requests.Ask();
        }

        Assert.True(requests.TakeDue(1_000));
        Assert.False(requests.TakeDue(2_000));
    }

    [Fact]
    public void A_request_is_repeated_until_a_key_frame_comes()
    {
        var requests = new KeyFrameRequests();
        requests.Ask();
        Assert.True(requests.TakeDue(0));
        Assert.True(requests.TakeDue(KeyFrameRequests.Interval));

        requests.Seen();

        Assert.False(requests.TakeDue(2 * KeyFrameRequests.Interval));
    }

    [Fact]
    public void A_new_wish_right_after_a_key_frame_waits_for_the_interval()
    {
        var requests = new KeyFrameRequests();
        requests.Ask();
        Assert.True(requests.TakeDue(0));
        requests.Seen();

        requests.Ask();

        Assert.False(requests.TakeDue(KeyFrameRequests.Interval - 1));
        Assert.True(requests.TakeDue(KeyFrameRequests.Interval));
    }

    [Fact]
    public void A_sender_that_does_not_answer_is_asked_less_often()
    {
        var requests = new KeyFrameRequests();
        requests.Ask();
        var asked = Enumerable.Range(0, 1001).Select(tick => tick * 10_000L).Where(requests.TakeDue).ToArray();

        Assert.Equal([0, 300_000, 900_000, 2_100_000, 3_300_000], asked[..5]);
    }

    [Fact]
    public void Nothing_is_requested_where_nobody_asks() => Assert.False(new KeyFrameRequests().TakeDue(1_000_000));
}
