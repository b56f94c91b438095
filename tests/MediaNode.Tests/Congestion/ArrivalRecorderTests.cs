using CsCheck;
using SfuPlatform.MediaNode.Congestion;
using SfuPlatform.MediaNode.Rtcp;

namespace SfuPlatform.MediaNode.Tests.Congestion;

public class ArrivalRecorderTests
{
    private readonly ArrivalRecorder _recorder = new();

    [Fact]
    public void Feedback_is_due_after_100_ms()
    {
        _recorder.Record(5, 1_000_000);

        Assert.False(_recorder.IsDue(1_099_999));
        Assert.True(_recorder.IsDue(1_100_000));
    }

    [Fact]
    public void Feedback_is_due_sooner_where_many_packets_wait()
    {
        for (ushort i = 0; i < 50; i++)
        {
            Assert.False(_recorder.IsDue(1_000_000));
            _recorder.Record(i, 1_000_000);
        }

        Assert.True(_recorder.IsDue(1_000_000));
    }

    [Fact]
    public void Nothing_is_due_where_nothing_came() => Assert.False(_recorder.IsDue(long.MaxValue));

    [Fact]
    public void Losses_between_arrivals_are_told()
    {
        _recorder.Record(65534, 0);
        _recorder.Record(1, 1000);

        Assert.Equal([(65534, true), (65535, false), (0, false), (1, true)], Told(1000));
        Assert.Equal(0, _recorder.Build(new byte[100], 1, 2, 1000));
        Assert.False(_recorder.IsDue(long.MaxValue));
    }

    [Fact]
    public void Losses_between_two_feedbacks_are_not_forgotten_and_a_late_packet_is_told_anew()
    {
        _recorder.Record(10, 0);
        _recorder.Record(13, 1000);
        Told(1000);
        _recorder.Record(11, 2000);

        Assert.Equal([(11, true), (12, false), (13, true)], Told(2000));
    }

    [Fact]
    public void A_duplicate_changes_nothing()
    {
        _recorder.Record(1, 0);
        _recorder.Record(1, 50_000);
        _recorder.Record(2, 60_000);

        var buffer = new byte[100];
        var length = _recorder.Build(buffer, 1, 2, 60_000);
        Assert.True(new RtcpReader(buffer.AsSpan(0, length)).TryRead(out var item));
        Assert.True(TransportFeedback.TryParse(item, out var feedback));
        var deltas = new List<int>();
        foreach (var arrival in feedback)
        {
            deltas.Add(arrival.DeltaMicroseconds);
        }

        Assert.Equal([0, 60_000], deltas);
    }

    [Fact]
    public void Every_packet_that_came_is_told_as_such_once_or_more_and_never_one_that_did_not() =>
        Gen.Select(Gen.UShort, Gen.Int[-3, 12].Array[1, 400]).Sample((start, steps) =>
        {
            var recorder = new ArrivalRecorder();
            long truth = start + 100_000L;
            var came = new HashSet<ushort>();
            var told = new HashSet<ushort>();
            long now = 0;
            foreach (var step in steps)
            {
                truth += step;
                now += 3000;
                recorder.Record((ushort)truth, now);
                came.Add((ushort)truth);
                if (recorder.IsDue(now))
                {
                    Collect(recorder, now, told);
                }
            }

            Collect(recorder, now, told);
            Assert.Equal(came.Order(), told.Order());
        });

    private static void Collect(ArrivalRecorder recorder, long now, HashSet<ushort> told)
    {
        var buffer = new byte[300];
        while (recorder.Build(buffer, 1, 2, now) is > 0 and var length)
        {
            Assert.True(new RtcpReader(buffer.AsSpan(0, length)).TryRead(out var item));
            Assert.True(TransportFeedback.TryParse(item, out var feedback));
            foreach (var arrival in feedback)
            {
                if (arrival.Received)
                {
                    told.Add(arrival.SequenceNumber);
                }
            }
        }
    }

    private List<(int, bool)> Told(long now)
    {
        var buffer = new byte[200];
        var length = _recorder.Build(buffer, 1, 2, now);
        Assert.True(new RtcpReader(buffer.AsSpan(0, length)).TryRead(out var item));
        Assert.True(TransportFeedback.TryParse(item, out var feedback));
        var told = new List<(int, bool)>();
        foreach (var arrival in feedback)
        {
            told.Add((arrival.SequenceNumber, arrival.Received));
        }

        return told;
    }
}
