using System.Collections.Concurrent;
using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Ratings;

/// <summary>
/// What screens know of the ratings of open days: which services were rated, and where dissatisfaction gathers. In memory, as it lies on
/// disk; all servers hold the same.
/// </summary>
internal sealed class GivenRatings(RatingStore store, News news, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<OfficeId, GivenDay> byOffice = [];

    /// <summary>An office's ratings are others; handlers only note it.</summary>
    public event Action<OfficeId>? Changed;

    /// <summary>Reads what there is: before the first request, and when another server took a rating.</summary>
    /// <param name="office">One office; null for all.</param>
    public async Task LoadAsync(OfficeId? office = null)
    {
        await turn.WaitAsync();
        try
        {
            var read = await store.ReadGivenAsync(office, time.GetUtcNow());
            if (office is { } one && read.Count == 0)
                byOffice.TryRemove(one, out _);
            foreach (var (of, given) in read)
                byOffice[of] = given;
        }
        finally
        {
            turn.Release();
        }

        if (office is { } changed)
            Changed?.Invoke(changed);
    }

    /// <inheritdoc cref="RatingStore.TryAddAsync" />
    public async Task<bool> TryAddAsync(Rating rating, string token, DateTimeOffset at, DateTimeOffset until)
    {
        await turn.WaitAsync();
        try
        {
            if (!await store.TryAddAsync(rating, token, at, until))
                return false;
            byOffice.AddOrUpdate(rating.Office, _ => GivenDay.None.With(rating, token, at), (_, day) => day.With(rating, token, at));
        }
        finally
        {
            turn.Release();
        }

        news.Announce(Topics.RatingsOf(rating.Office));
        Changed?.Invoke(rating.Office);
        return true;
    }

    /// <summary>Forgets the days of an office that are closed.</summary>
    /// <inheritdoc cref="RatingStore.EndDaysAsync" />
    public async Task EndDaysAsync(OfficeId office, DateOnly? open)
    {
        await store.EndDaysAsync(office, open);
        await LoadAsync(office);
    }

    /// <summary>Whether a service was rated.</summary>
    public bool Has(OfficeId office, string token) => byOffice.TryGetValue(office, out var day) && day.Tokens.Contains(token);

    /// <summary>Where three or more were dissatisfied within the last hour, and since when.</summary>
    public IReadOnlyDictionary<CounterId, RatingAlarm> AlarmsAt(OfficeSnapshot office) =>
        byOffice.TryGetValue(office.State.Office, out var day)
            ? day.AlarmsAt(office.At)
            : ImmutableDictionary<CounterId, RatingAlarm>.Empty;

    public void Dispose() => turn.Dispose();
}

/// <summary>What is known of an open day's ratings.</summary>
/// <param name="Tokens">Of the services that were rated.</param>
/// <param name="Dissatisfied">When somebody was, of the last hour; the oldest first.</param>
internal sealed record GivenDay(ImmutableHashSet<string> Tokens, ImmutableArray<(CounterId Counter, DateTimeOffset At)> Dissatisfied)
{
    /// <summary>So many within an hour at one counter are an alarm.</summary>
    public const int Alarming = 3;

    public static GivenDay None { get; } = new([], []);

    public GivenDay With(Rating rating, string token, DateTimeOffset at) =>
        new(
            Tokens.Add(token),
            rating.Level == RatingLevel.Dissatisfied
                ? [.. Dissatisfied.Where(one => one.At > at - RatingStore.Remembered), (rating.Counter, at)]
                : Dissatisfied
        );

    public IReadOnlyDictionary<CounterId, RatingAlarm> AlarmsAt(DateTimeOffset now) =>
        Dissatisfied
            .Where(one => one.At > now - RatingStore.Remembered)
            .GroupBy(one => one.Counter)
            .Where(at => at.Count() >= Alarming)
            .ToDictionary(at => at.Key, at => new RatingAlarm(at.Count(), at.ElementAt(Alarming - 1).At));
}

/// <summary>Dissatisfaction has gathered at a counter.</summary>
/// <param name="Count">Ratings of the last hour.</param>
/// <param name="Since">When the third of them came.</param>
internal sealed record RatingAlarm(int Count, DateTimeOffset Since);
