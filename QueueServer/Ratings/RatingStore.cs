using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Ratings;

/// <summary>
/// The ratings on disk. Beside them, until the day closes and in no backup, lies which services were rated, so that each is rated once; and
/// for an hour when somebody was dissatisfied at which counter. Neither names a rating, and no rating names a ticket.
/// </summary>
internal sealed class RatingStore(IDatabase database)
{
    private const string Rated = "rated";
    private const string Dissatisfied = "dissatisfied";

    /// <summary>How long a dissatisfied rating is remembered by its moment.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>Keeps a rating, unless the service was rated before: in one transaction with the mark that it is.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="token">What lets it be given.</param>
    /// <param name="at">When.</param>
    /// <param name="until">When the mark passes by itself, should nobody close the day.</param>
    /// <returns>False when it was rated before: nothing was changed.</returns>
    public async Task<bool> TryAddAsync(Rating rating, string token, DateTimeOffset at, DateTimeOffset until)
    {
        await using var context = database.CreateDbContext();
        var key = $"{PrefixOf(rating.Office, rating.Day)}{token}";
        context.Add(RowOf(rating));
        context.Add(FactOf(Rated, key, "", until));
        if (rating.Level == RatingLevel.Dissatisfied)
        {
            var value = string.Create(CultureInfo.InvariantCulture, $"{rating.Counter} {at.ToUnixTimeMilliseconds()}");
            context.Add(FactOf(Dissatisfied, $"{PrefixOf(rating.Office, rating.Day)}{Guid.NewGuid()}", value, at + Remembered));
        }

        try
        {
            await context.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            if (!await IsRatedAsync(key))
                throw; // nobody was first: the database fails
            return false;
        }
    }

    /// <summary>What is remembered of offices' days that are not closed.</summary>
    /// <param name="office">One of them; null for all.</param>
    /// <param name="now">What is over is left out.</param>
    public async Task<IReadOnlyList<(OfficeId Office, GivenDay Given)>> ReadGivenAsync(OfficeId? office, DateTimeOffset now)
    {
        await using var context = database.CreateDbContext();
        var (from, at) = (office is { } of ? $"{of}/" : "", now.ToUnixTimeMilliseconds());
        var facts = await context
            .Passing.AsNoTracking()
            .Where(fact => (fact.Kind == Rated || fact.Kind == Dissatisfied) && fact.Key.StartsWith(from) && fact.Until > at)
            .Select(fact => new
            {
                fact.Kind,
                fact.Key,
                fact.Value,
            })
            .ToListAsync();
        return
        [
            .. facts
                .Select(fact => (Parts: fact.Key.Split('/'), fact.Kind, fact.Value))
                .GroupBy(fact => fact.Parts[0])
                .Select(own =>
                    (
                        new OfficeId(own.Key),
                        new GivenDay(
                            [.. own.Where(fact => fact.Kind == Rated).Select(fact => fact.Parts[2])],
                            [.. own.Where(fact => fact.Kind == Dissatisfied).Select(fact => MomentOf(fact.Value)).OrderBy(one => one.At)]
                        )
                    )
                ),
        ];
    }

    /// <summary>The ratings of days, in an order that says nothing.</summary>
    public async Task<IReadOnlyList<Rating>> ReadAsync(OfficeId office, DateOnly from, DateOnly to)
    {
        await using var context = database.CreateDbContext();
        var (id, first, last) = (office.Value, from.DayNumber, to.DayNumber);
        var rows = await context
            .Ratings.AsNoTracking()
            .Where(row => row.Office == id && row.Day >= first && row.Day <= last)
            .OrderBy(row => row.Id)
            .ToListAsync();
        return rows.ConvertAll(RatingOf);
    }

    /// <summary>What of the ratings of days is added up, in no order.</summary>
    public async Task<IReadOnlyList<RatedService>> ReadCountedAsync(OfficeId office, DateOnly from, DateOnly to)
    {
        await using var context = database.CreateDbContext();
        var (id, first, last) = (office.Value, from.DayNumber, to.DayNumber);
        var dissatisfied = NameOf(RatingLevel.Dissatisfied);
        return await context
            .Ratings.AsNoTracking()
            .Where(row => row.Office == id && row.Day >= first && row.Day <= last)
            .Select(row => new RatedService(
                DateOnly.FromDayNumber(row.Day),
                row.Hour,
                new(row.Service),
                new(row.Counter),
                row.Officer,
                row.Level != dissatisfied
            ))
            .ToListAsync();
    }

    /// <summary>
    /// Ends the days of an office that are closed: which services were rated is forgotten, and the ratings are put in the order of their
    /// random ids, so that not even where they lie in the file says which came first.
    /// </summary>
    /// <param name="office">The office.</param>
    /// <param name="open">The day that goes on; null for none.</param>
    public async Task EndDaysAsync(OfficeId office, DateOnly? open)
    {
        await using var context = database.CreateDbContext();
        var (all, kept) = ($"{office}/", open is { } day ? PrefixOf(office, day) : "*");
        var over = context.Passing.Where(fact =>
            (fact.Kind == Rated || fact.Kind == Dissatisfied) && fact.Key.StartsWith(all) && !fact.Key.StartsWith(kept)
        );
        var days = (await over.Select(fact => fact.Key).ToListAsync()).Select(DayOf).Distinct().ToList();
        if (days.Count == 0)
            return;
        await using (var transaction = await context.Database.BeginTransactionAsync())
        {
            if (await over.ExecuteDeleteAsync() == 0)
                return; // another server was first
            foreach (var ended in days)
                await ShuffleAsync(context, office, ended);
            await transaction.CommitAsync();
        }

        await database.EraseTracesAsync(context);
    }

    private static async Task ShuffleAsync(QueueContext context, OfficeId office, DateOnly day)
    {
        var (id, number) = (office.Value, day.DayNumber);
        var rows = context.Ratings.Where(row => row.Office == id && row.Day == number);
        var inOrder = await rows.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        await rows.ExecuteDeleteAsync();
        foreach (var row in inOrder)
        {
            context.Add(row);
            await context.SaveChangesAsync(); // one by one: the order is the point
        }
    }

    private async Task<bool> IsRatedAsync(string key)
    {
        await using var context = database.CreateDbContext();
        return await context.Passing.AnyAsync(fact => fact.Kind == Rated && fact.Key == key);
    }

    private static string PrefixOf(OfficeId office, DateOnly day) => $"{office}/{day:O}/";

    private static DateOnly DayOf(string key) => DateOnly.ParseExact(key.Split('/')[1], "O", CultureInfo.InvariantCulture);

    private static (CounterId Counter, DateTimeOffset At) MomentOf(string value) =>
        value.Split(' ') is [var counter, var at]
            ? (new(counter), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture)))
            : throw new FormatException($"'{value}' is no moment of a rating.");

    private static PassingRow FactOf(string kind, string key, string value, DateTimeOffset until) =>
        new()
        {
            Kind = kind,
            Key = key,
            Value = value,
            Until = until.ToUnixTimeMilliseconds(),
            Turn = 1,
        };

    /// <summary>A rating as its row.</summary>
    public static RatingRow RowOf(Rating rating) =>
        new()
        {
            Id = rating.Id,
            Office = rating.Office.Value,
            Day = rating.Day.DayNumber,
            Hour = rating.Hour,
            Service = rating.Service.Value,
            Counter = rating.Counter.Value,
            Officer = rating.Officer,
            Level = NameOf(rating.Level),
            Reasons = string.Join(' ', rating.Reasons.Select(NameOf)),
            Text = rating.Text,
            Channel = NameOf(rating.Channel),
            WordsVersion = rating.WordsVersion,
            IsHasty = rating.IsHasty,
        };

    private static Rating RatingOf(RatingRow row) =>
        new()
        {
            Id = row.Id,
            Office = new(row.Office),
            Day = DateOnly.FromDayNumber(row.Day),
            Hour = row.Hour,
            Service = new(row.Service),
            Counter = new(row.Counter),
            Officer = row.Officer,
            Level = Enum.Parse<RatingLevel>(row.Level, ignoreCase: true),
            Reasons =
            [
                .. row
                    .Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(reason => Enum.Parse<RatingReason>(reason, ignoreCase: true)),
            ],
            Text = row.Text,
            Channel = Enum.Parse<RatingChannel>(row.Channel, ignoreCase: true),
            WordsVersion = row.WordsVersion,
            IsHasty = row.IsHasty,
        };

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
