using k8s;
using k8s.Models;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Store;

/// <summary>
/// What holds for every store of resources: run here on the one in memory, and against a real API server where there is
/// one. So nothing here may know which it is, own its clock, or be alone in it: every test has its own namespace.
/// </summary>
public abstract class ResourceStoreContract : IAsyncLifetime
{
    private static readonly DateTime Moment = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private const string Finalizer = MeetingRoomKeys.RoomFinalizer;

    /// <summary>The rooms' store under test.</summary>
    protected abstract IResourceStore<MeetingRoom> Rooms { get; }

    /// <summary>The Secrets' store under test: a built-in kind without a status.</summary>
    protected abstract IResourceStore<V1Secret> Secrets { get; }

    /// <summary>A namespace that only this test uses.</summary>
    protected string Namespace { get; private set; } = "";

    // A store that never answers must fail the test, not hang the run.
    private static CancellationToken Limit => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    /// <summary>Makes a new namespace.</summary>
    protected abstract Task<string> CreateNamespaceAsync();

    public async Task InitializeAsync() => Namespace = await CreateNamespaceAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_created_resource_is_found_and_has_what_the_server_gives()
    {
        var created = await CreateAsync("a");
        var found = await GetAsync("a");

        Assert.NotNull(found);
        Assert.Equal(Namespace, found.Metadata.NamespaceProperty);
        Assert.NotEmpty(found.Metadata.Uid);
        Assert.NotEmpty(found.Metadata.ResourceVersion);
        Assert.NotNull(found.Metadata.CreationTimestamp);
        Assert.Equal(1, found.Metadata.Generation);
        Assert.Equal(created.Metadata.ResourceVersion, found.Metadata.ResourceVersion);
        Assert.Equal("Room a", found.Spec.DisplayName);
        Assert.Equal(MeetingRoom.KindName, found.Kind);
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_cannot_be_updated_and_deleting_it_says_so()
    {
        Assert.Null(await GetAsync("none"));
        Assert.False(await Rooms.DeleteAsync(Namespace, "none", null, Limit));

        var gone = await CreateAsync("a");
        await Rooms.DeleteAsync(Namespace, "a", null, Limit);
        await Assert.ThrowsAsync<NotFoundException>(() => Rooms.UpdateAsync(gone, Limit));
        await Assert.ThrowsAsync<NotFoundException>(() => Rooms.UpdateStatusAsync(gone, Limit));
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await CreateAsync("a");
        await Assert.ThrowsAsync<AlreadyExistsException>(() => CreateAsync("a"));
    }

    [Fact]
    public async Task A_name_that_is_no_DNS_name_is_refused() =>
        await Assert.ThrowsAsync<InvalidResourceException>(() => CreateAsync("Not A Name"));

    [Fact]
    public async Task A_resource_that_breaks_its_schema_is_refused_and_the_stored_one_stays()
    {
        var room = await CreateAsync("a");
        room.Spec.Duration = "a while";
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.UpdateAsync(room, Limit));
        room.Spec.Duration = "01:00:00";
        room.Spec.MaxParticipants = -1;
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.UpdateAsync(room, Limit));
        room.Spec.MaxParticipants = 0;
        room.Spec.Codecs = ["opus", "mp3"];
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.UpdateAsync(room, Limit));

        room.Status.Placements = [new RoomPlacement { Node = "n" }, new RoomPlacement { Node = "n" }];
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.UpdateStatusAsync(room, Limit));
        Assert.Equal(room.Metadata.ResourceVersion, (await GetAsync("a"))!.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Every_field_comes_back_as_it_was_stored()
    {
        var room = Room("a");
        room.Metadata.Annotations = new Dictionary<string, string> { [MeetingRoomKeys.RoomNameAnnotation] = "Ä 1" };
        room.Spec = new MeetingRoomSpec
        {
            DisplayName = "Daily",
            MaxParticipants = 7,
            Duration = "01:30:00",
            EmptyTimeoutSeconds = 0,
            PasswordSecretRef = new SecretKeyReference { Name = "s", Key = "k" },
            Locked = true,
            Lobby = true,
            NodeSelector = new Dictionary<string, string> { ["tier"] = "gold" },
            Region = "eu",
            RedirectOnEndUrl = "https://example.org/bye",
            Codecs = ["opus", "vp8"],
        };
        var created = await Rooms.CreateAsync(room, Limit);
        created.Status = new MeetingRoomStatus
        {
            Phase = MeetingRoomPhase.Ready,
            ObservedGeneration = 3,
            Conditions = [new V1Condition { Type = "Ready", Status = "True", Reason = "Open", Message = "m", LastTransitionTime = Moment, ObservedGeneration = 3 }],
            Placements = [new RoomPlacement { Node = "n", Address = "10.0.0.1", State = RoomPlacementState.Open }],
            Url = "https://meet.example/join/a",
            Participants = 2,
            Publishers = 1,
            StartTime = Moment,
            EndTime = Moment.AddHours(1),
            EmptySince = Moment.AddMinutes(1),
        };
        var stored = await Rooms.UpdateStatusAsync(created, Limit);
        var found = await GetAsync("a");

        Assert.Equal(KubernetesJson.Serialize(room.Spec), KubernetesJson.Serialize(found!.Spec));
        Assert.Equal(KubernetesJson.Serialize(created.Status), KubernetesJson.Serialize(found.Status));
        Assert.Equal("Ä 1", stored.Metadata.Annotations[MeetingRoomKeys.RoomNameAnnotation]);
    }

    [Fact]
    public async Task A_generated_name_begins_as_asked_and_is_new_each_time()
    {
        var one = await Rooms.CreateAsync(Generated(), Limit);
        var two = await Rooms.CreateAsync(Generated(), Limit);

        Assert.StartsWith("room-", one.Metadata.Name, StringComparison.Ordinal);
        Assert.NotEqual(one.Metadata.Name, two.Metadata.Name);

        MeetingRoom Generated() => new() { Metadata = new V1ObjectMeta { GenerateName = "room-", NamespaceProperty = Namespace } };
    }

    [Fact]
    public async Task The_status_given_to_create_and_update_is_ignored()
    {
        var room = Room("a");
        room.Status.Participants = 5;
        var created = await Rooms.CreateAsync(room, Limit);
        Assert.Equal(0, created.Status.Participants);

        created.Status.Participants = 6;
        created.Spec.Locked = true;
        Assert.Equal(0, (await Rooms.UpdateAsync(created, Limit)).Status.Participants);
    }

    [Fact]
    public async Task A_status_update_changes_the_status_alone()
    {
        var room = await CreateAsync("a");
        room.Status.Participants = 5;
        room.Spec.Locked = true;
        room.Metadata.Labels = new Dictionary<string, string> { ["x"] = "y" };

        var updated = await Rooms.UpdateStatusAsync(room, Limit);

        Assert.Equal(5, updated.Status.Participants);
        Assert.False(updated.Spec.Locked);
        Assert.Null(updated.Metadata.Labels);
        Assert.Equal(1, updated.Metadata.Generation);
        Assert.NotEqual(room.Metadata.ResourceVersion, updated.Metadata.ResourceVersion);
    }

    [Fact]
    public async Task Generation_counts_changes_of_the_spec_only()
    {
        var room = await CreateAsync("a");
        room.Metadata.Labels = new Dictionary<string, string> { ["x"] = "y" };
        room = await Rooms.UpdateAsync(room, Limit);
        Assert.Equal(1, room.Metadata.Generation);

        room.Spec.Locked = true;
        room = await Rooms.UpdateAsync(room, Limit);
        Assert.Equal(2, room.Metadata.Generation);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_makes_no_new_version()
    {
        var room = await CreateAsync("a");
        Assert.Equal(room.Metadata.ResourceVersion, (await Rooms.UpdateAsync(room, Limit)).Metadata.ResourceVersion);
        room.Status.Participants = 1;
        room = await Rooms.UpdateStatusAsync(room, Limit);
        Assert.Equal(room.Metadata.ResourceVersion, (await Rooms.UpdateStatusAsync(room, Limit)).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task An_update_of_an_old_version_conflicts()
    {
        var old = await CreateAsync("a");
        var room = await GetAsync("a");
        room!.Spec.Locked = true;
        await Rooms.UpdateAsync(room, Limit);

        old.Spec.Lobby = true;
        await Assert.ThrowsAsync<ConflictException>(() => Rooms.UpdateAsync(old, Limit));
        old.Status.Participants = 1;
        await Assert.ThrowsAsync<ConflictException>(() => Rooms.UpdateStatusAsync(old, Limit));
        Assert.False((await GetAsync("a"))!.Spec.Lobby);
    }

    [Fact]
    public async Task Of_many_updates_of_one_version_one_wins()
    {
        await CreateAsync("a");
        var copies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync("a")));
        var attempts = copies.Select(async (copy, at) =>
        {
            copy!.Spec.DisplayName = $"writer {at}";
            try
            {
                await Rooms.UpdateAsync(copy, Limit);
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        });

        Assert.Single(await Task.WhenAll(attempts), won => won);
    }

    [Fact]
    public async Task What_is_returned_is_the_callers_own()
    {
        var room = Room("a");
        var created = await Rooms.CreateAsync(room, Limit);
        room.Spec.DisplayName = "changed";
        created.Spec.DisplayName = "changed";
        (await GetAsync("a"))!.Spec.DisplayName = "changed";

        Assert.Equal("Room a", (await GetAsync("a"))!.Spec.DisplayName);
    }

    [Fact]
    public async Task A_resource_with_finalizers_stays_until_the_last_is_removed()
    {
        await CreateAsync("a", finalizer: true);
        Assert.True(await Rooms.DeleteAsync(Namespace, "a", null, Limit));

        var dying = await GetAsync("a");
        Assert.NotNull(dying?.Metadata.DeletionTimestamp);
        Assert.True(await Rooms.DeleteAsync(Namespace, "a", null, Limit));

        dying.Metadata.Finalizers = null;
        await Rooms.UpdateAsync(dying, Limit);
        Assert.Null(await GetAsync("a"));
    }

    [Fact]
    public async Task A_resource_being_deleted_takes_status_and_spec_but_no_new_finalizer_and_cannot_be_brought_back()
    {
        await CreateAsync("a", finalizer: true);
        await Rooms.DeleteAsync(Namespace, "a", null, Limit);
        var dying = await GetAsync("a");
        dying!.Status.Participants = 3;
        dying = await Rooms.UpdateStatusAsync(dying, Limit);
        Assert.Equal(3, dying.Status.Participants);

        dying.Metadata.DeletionTimestamp = null;
        dying = await Rooms.UpdateAsync(dying, Limit);
        Assert.NotNull(dying.Metadata.DeletionTimestamp);

        dying.Metadata.Finalizers.Add("sfuplatform.io/another");
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.UpdateAsync(dying, Limit));
    }

    [Fact]
    public async Task Deleting_by_uid_spares_a_later_resource_of_the_same_name()
    {
        var first = await CreateAsync("a");
        await Rooms.DeleteAsync(Namespace, "a", first.Metadata.Uid, Limit);
        var second = await CreateAsync("a");

        await Assert.ThrowsAsync<ConflictException>(() => Rooms.DeleteAsync(Namespace, "a", first.Metadata.Uid, Limit));
        Assert.Equal(second.Metadata.Uid, (await GetAsync("a"))?.Metadata.Uid);
    }

    [Fact]
    public async Task An_update_for_an_earlier_resource_of_the_same_name_conflicts()
    {
        var first = await CreateAsync("a");
        await Rooms.DeleteAsync(Namespace, "a", null, Limit);
        await CreateAsync("a");

        await Assert.ThrowsAsync<ConflictException>(() => Rooms.UpdateAsync(first, Limit));
    }

    [Theory]
    [InlineData(null, "a,b,c")]
    [InlineData("tier=gold", "a")]
    [InlineData("tier==gold", "a")]
    [InlineData("tier!=gold", "b,c")]
    [InlineData("tier in (gold, silver)", "a,b")]
    [InlineData("tier notin (gold,silver)", "c")]
    [InlineData("tier", "a,b")]
    [InlineData("!tier", "c")]
    [InlineData("tier,zone=1", "b")]
    [InlineData("tier=gold,zone=1", "")]
    public async Task A_list_holds_what_its_selector_matches(string? selector, string expected)
    {
        await CreateAsync("a", ("tier", "gold"));
        await CreateAsync("b", ("tier", "silver"), ("zone", "1"));
        await CreateAsync("c");

        var list = await Rooms.ListAsync(Namespace, selector, Limit);
        Assert.Equal(expected, string.Join(',', list.Items.Select(room => room.Metadata.Name).Order()));
    }

    [Fact]
    public async Task A_selector_that_cannot_be_read_is_refused() =>
        await Assert.ThrowsAsync<InvalidResourceException>(() => Rooms.ListAsync(Namespace, "tier in (", Limit));

    [Fact]
    public async Task A_list_of_a_namespace_leaves_others_out_and_a_list_of_all_does_not()
    {
        var other = await CreateNamespaceAsync();
        await CreateAsync("a");
        var room = Room("b");
        room.Metadata.NamespaceProperty = other;
        await Rooms.CreateAsync(room, Limit);

        Assert.Equal(["a"], (await Rooms.ListAsync(Namespace, null, Limit)).Items.Select(item => item.Metadata.Name));
        var all = (await Rooms.ListAsync(null, null, Limit)).Items.Select(item => item.Metadata.NamespaceProperty).ToList();
        Assert.Contains(Namespace, all);
        Assert.Contains(other, all);
    }

    [Fact]
    public async Task A_watch_after_a_list_tells_every_change_in_order()
    {
        await CreateAsync("old");
        var list = await Rooms.ListAsync(Namespace, null, Limit);
        var room = await CreateAsync("a", finalizer: true);
        room.Status.Participants = 1;
        room = await Rooms.UpdateStatusAsync(room, Limit);
        await Rooms.DeleteAsync(Namespace, "a", null, Limit);
        room = await GetAsync("a");
        room!.Metadata.Finalizers = null;
        await Rooms.UpdateAsync(room, Limit);

        Assert.Equal(
            ["Added a 0", "Modified a 1", "Modified a 1 dying", "Deleted a 1 dying"],
            await WatchAsync(list.ResourceVersion, null, 4));
    }

    [Fact]
    public async Task A_watch_tells_what_happens_after_it_began()
    {
        var list = await Rooms.ListAsync(Namespace, null, Limit);
        var watching = WatchAsync(list.ResourceVersion, null, 2);
        await CreateAsync("a");
        await CreateAsync("b");

        Assert.Equal(["Added a 0", "Added b 0"], await watching);
    }

    [Fact]
    public async Task A_watch_by_selector_sees_resources_come_and_go_as_their_labels_change()
    {
        var list = await Rooms.ListAsync(Namespace, null, Limit);
        var room = await CreateAsync("a");
        room.Metadata.Labels = new Dictionary<string, string> { ["tier"] = "gold" };
        room = await Rooms.UpdateAsync(room, Limit);
        room.Status.Participants = 1;
        room = await Rooms.UpdateStatusAsync(room, Limit);
        room.Metadata.Labels = null;
        await Rooms.UpdateAsync(room, Limit);

        Assert.Equal(
            ["Added a 0", "Modified a 1", "Deleted a 1"], await WatchAsync(list.ResourceVersion, "tier=gold", 3));
    }

    [Fact]
    public async Task A_watch_ends_when_cancelled()
    {
        var list = await Rooms.ListAsync(Namespace, null, Limit);
        using var cancel = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var _ in Rooms.WatchAsync(Namespace, null, list.ResourceVersion, cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });
        await CreateAsync("a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching.WaitAsync(Limit));
    }

    [Fact]
    public async Task A_kind_without_status_keeps_its_data_and_counts_no_generation()
    {
        var secret = new V1Secret
        {
            Metadata = new V1ObjectMeta { Name = "s", NamespaceProperty = Namespace },
            Data = new Dictionary<string, byte[]> { ["password"] = [1, 2, 255] },
        };
        await Secrets.CreateAsync(secret, Limit);

        var found = await Secrets.GetAsync(Namespace, "s", Limit);
        Assert.Equal([1, 2, 255], found!.Data["password"]);
        Assert.Null(found.Metadata.Generation);
        await Assert.ThrowsAsync<NotFoundException>(() => Secrets.UpdateStatusAsync(found, Limit));
        Assert.True(await Secrets.DeleteAsync(Namespace, "s", null, Limit));
    }

    /// <summary>A room that is not stored yet.</summary>
    protected MeetingRoom Room(string name) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = Namespace },
        Spec = new MeetingRoomSpec { DisplayName = "Room " + name },
    };

    private Task<MeetingRoom?> GetAsync(string name) => Rooms.GetAsync(Namespace, name, Limit);

    private Task<MeetingRoom> CreateAsync(string name, params (string Key, string Value)[] labels) => CreateAsync(name, false, labels);

    private Task<MeetingRoom> CreateAsync(string name, bool finalizer, params (string Key, string Value)[] labels)
    {
        var room = Room(name);
        room.Metadata.Labels = labels.Length == 0 ? null : labels.ToDictionary(label => label.Key, label => label.Value);
        room.Metadata.Finalizers = finalizer ? [Finalizer] : null;
        return Rooms.CreateAsync(room, Limit);
    }

    private async Task<List<string>> WatchAsync(string version, string? selector, int count)
    {
        var seen = new List<string>();
        await foreach (var (type, room) in Rooms.WatchAsync(Namespace, selector, version, Limit))
        {
            if (type != ResourceEventType.Bookmark)
            {
                var dying = room.Metadata.DeletionTimestamp is null ? "" : " dying";
                seen.Add($"{type} {room.Metadata.Name} {room.Status.Participants}{dying}");
            }

            if (seen.Count == count)
            {
                break;
            }
        }

        return seen;
    }
}
