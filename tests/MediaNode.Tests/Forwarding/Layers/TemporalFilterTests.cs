using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Layers;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Layers;

public class TemporalFilterTests
{
    private TemporalFilter _filter = new();

    [Fact]
    public void All_layers_pass_where_nothing_else_is_asked()
    {
        _filter.Restart();
        Assert.True(Passes(0) && Passes(2) && Passes(1) && Passes(2));
    }

    [Fact]
    public void Going_down_happens_between_frames()
    {
        _filter.Restart();
        Assert.True(Passes(2));
        _filter.SetTarget(0);
        Assert.True(Passes(2, starts: false)); // The rest of a frame that was begun.
        Assert.False(Passes(2));
        Assert.True(Passes(0));
    }

    [Fact]
    public void Going_up_waits_for_a_frame_that_needs_nothing_that_was_left_out()
    {
        _filter.SetTarget(0);
        _filter.Restart();
        _filter.SetTarget(2);
        Assert.False(Passes(2));
        Assert.False(Passes(1));
        Assert.True(Passes(1, sync: true));
        Assert.True(Passes(1));
        Assert.False(Passes(2));
        Assert.True(Passes(2, sync: true));
        Assert.True(Passes(2));
    }

    [Fact]
    public void A_key_frame_opens_all_layers_that_are_asked_for()
    {
        _filter.SetTarget(0);
        _filter.Restart();
        _filter.SetTarget(1);
        Assert.True(Passes(0, key: true));
        Assert.True(Passes(1));
        Assert.False(Passes(2));
    }

    [Fact]
    public void A_late_packet_changes_nothing()
    {
        _filter.SetTarget(0);
        _filter.Restart();
        _filter.SetTarget(2);
        Assert.False(Passes(1, sync: true, newest: false));
        Assert.False(Passes(1));
    }

    private bool Passes(byte temporal, bool starts = true, bool sync = false, bool key = false, bool newest = true) =>
        _filter.Passes(new PacketDescription
        {
            Temporal = temporal,
            StartsFrame = starts,
            AllowsTemporalSwitch = sync,
            StartsKeyFrame = key,
            IsNewest = newest,
        });
}
