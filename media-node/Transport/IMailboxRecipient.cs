namespace SfuPlatform.MediaNode.Transport;

/// <summary>Something that a worker owns and that others write to through its <see cref="Mailbox"/>.</summary>
internal interface IMailboxRecipient
{
    /// <summary>A message; on the thread of the worker whose mailbox it was posted to.</summary>
    void Deliver(in MailboxMessage message, long now);
}

/// <summary>What is posted: small values, so that posting copies and never allocates.</summary>
/// <param name="Kind">What it is; the recipient's own numbering.</param>
/// <param name="A">First value.</param>
/// <param name="B">Second value.</param>
/// <param name="Payload">Anything larger; must exist already, and the poster gives it up.</param>
internal readonly record struct MailboxMessage(int Kind, long A, long B, object? Payload);
