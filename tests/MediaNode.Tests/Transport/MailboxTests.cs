using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Transport;

public class MailboxTests
{
    [Fact]
    public void Messages_of_many_posters_all_arrive_and_those_of_one_in_order()
    {
        const int posters = 4;
        const int perPoster = 10_000;
        var recipient = new Recipient();
        var mailbox = new Mailbox(1024, () => { });
        var threads = Enumerable.Range(0, posters).Select(poster => new Thread(() =>
        {
            for (var i = 0; i < perPoster; i++)
            {
                while (!mailbox.Post(recipient, new(poster, i, 0, null)))
                {
                    Thread.Yield();
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        while (recipient.Messages.Count < posters * perPoster && threads.Any(thread => thread.IsAlive))
        {
            mailbox.Drain(0);
        }

        threads.ForEach(thread => thread.Join());
        while (mailbox.Drain(0))
        {
        }

        Assert.Equal(posters * perPoster, recipient.Messages.Count);
        Assert.All(
            recipient.Messages.GroupBy(message => message.Kind),
            group => Assert.Equal(Enumerable.Range(0, perPoster).Select(i => (long)i), group.Select(message => message.A)));
    }

    [Fact]
    public void A_full_mailbox_refuses_and_says_so()
    {
        var recipient = new Recipient();
        var mailbox = new Mailbox(4, () => { });
        var posted = Enumerable.Range(0, 6).Select(i => mailbox.Post(recipient, new(i, 0, 0, null))).ToArray();
        mailbox.Drain(0);

        Assert.Equal([true, true, true, true, false, false], posted);
        Assert.Equal([0, 1, 2, 3], recipient.Messages.Select(message => message.Kind));
    }

    [Fact]
    public void A_message_carries_its_values_and_is_delivered_at_the_time_of_the_drain()
    {
        var recipient = new Recipient();
        var mailbox = new Mailbox(4, () => { });
        var payload = new object();
        mailbox.Post(recipient, new(7, 1L << 40, -3, payload));
        mailbox.Drain(123);

        Assert.Equal(new MailboxMessage(7, 1L << 40, -3, payload), Assert.Single(recipient.Messages));
        Assert.Equal(123, recipient.DeliveredAt);
    }

    [Fact]
    public void Actions_run_in_order_on_the_draining_thread()
    {
        var order = new List<(int, int)>();
        var mailbox = new Mailbox(4, () => { });
        for (var i = 0; i < 10; i++)
        {
            var number = i;
            mailbox.PostAction(() => order.Add((number, Environment.CurrentManagedThreadId)));
        }

        Assert.True(mailbox.Drain(0));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (i, Environment.CurrentManagedThreadId)), order);
        Assert.False(mailbox.Drain(0));
    }

    [Fact]
    public void What_an_action_posts_waits_for_the_next_drain()
    {
        var runs = 0;
        var mailbox = new Mailbox(4, () => { });
        void Again()
        {
            runs++;
            mailbox.PostAction(Again);
        }

        mailbox.PostAction(Again);
        mailbox.Drain(0);
        Assert.Equal(1, runs);
        mailbox.Drain(0);
        Assert.Equal(2, runs);
    }

    [Fact]
    public void Only_a_sleeping_worker_is_woken_and_only_once()
    {
        var wakes = 0;
        var mailbox = new Mailbox(16, () => wakes++);
        mailbox.Post(new Recipient(), default);
        Assert.Equal(0, wakes);
        mailbox.Drain(0);

        Assert.True(mailbox.TrySleep());
        mailbox.Post(new Recipient(), default);
        mailbox.PostAction(() => { });
        Assert.Equal(1, wakes);

        mailbox.Awaken();
        mailbox.Drain(0);
        mailbox.Post(new Recipient(), default);
        Assert.Equal(1, wakes);
    }

    [Fact]
    public void A_worker_with_mail_does_not_sleep()
    {
        var mailbox = new Mailbox(16, () => { });
        mailbox.PostAction(() => { });
        Assert.False(mailbox.TrySleep());
        mailbox.Drain(0);
        Assert.True(mailbox.TrySleep());
    }

    [Fact]
    public void Posting_and_delivering_messages_allocates_nothing()
    {
        var recipient = new Sink();
        var mailbox = new Mailbox(1024, () => { });
        void Round()
        {
            for (var i = 0; i < 1000; i++)
            {
                mailbox.Post(recipient, new(i, i, i, recipient));
            }

            mailbox.Drain(0);
        }

        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, recipient.Count);
    }

    private sealed class Recipient : IMailboxRecipient
    {
        public List<MailboxMessage> Messages { get; } = [];

        public long DeliveredAt { get; private set; }

        public void Deliver(in MailboxMessage message, long now)
        {
            Messages.Add(message);
            DeliveredAt = now;
        }
    }

    private sealed class Sink : IMailboxRecipient
    {
        public int Count { get; private set; }

        public void Deliver(in MailboxMessage message, long now) => Count++;
    }
}
