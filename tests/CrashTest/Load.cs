using System.Globalization;
using QueueContracts;

namespace CrashTest;

/// <summary>Visitors who take numbers and officers who call them, all at once, until it is stopped.</summary>
/// <param name="office">The office.</param>
/// <param name="links">Where the servers are; clients are spread over them.</param>
/// <param name="promises">Where acknowledgements are kept.</param>
/// <param name="seed">Of all that is drawn.</param>
/// <param name="storageMayFail">See <see cref="Client"/>.</param>
internal sealed class Load(Setup office, IReadOnlyList<Link> links, Promises promises, int seed, bool storageMayFail = false)
{
    private const int Visitors = 6;

    // ms between two deeds of a visitor: officers have somebody to call, and something is always under way
    private const int LongestThought = 10;

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll([
            .. Enumerable
                .Range(0, Visitors)
                .Select(i => UntilStoppedAsync(VisitAsync(NewClient(office.Kiosk, i), new(seed + i), cancellationToken))),
            .. office.Officers.Select(
                (officer, i) => UntilStoppedAsync(ServeAsync(NewClient(officer, i), i, new(seed + 100 + i), cancellationToken))
            ),
        ]);

    private Client NewClient(HttpClient http, int i) => new(http, links[i % links.Count], promises, storageMayFail);

    private static async Task UntilStoppedAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) { }
    }

    private async Task VisitAsync(Client client, Random random, CancellationToken cancellationToken)
    {
        var mine = new List<Promise>();
        while (true)
        {
            if (mine.Count > 0 && random.Next(5) == 0)
                await client.RepeatAsync(mine[random.Next(mine.Count)], cancellationToken);
            else
            {
                var service = Setup.Services[random.Next(Setup.Services.Count)];
                if (await client.CommandAsync(Setup.TicketsPath, id => new { commandId = id, service }, cancellationToken) is { } given)
                    mine.Add(given);
                else
                    promises.Fault($"no number for {service}");
            }

            await Task.Delay(random.Next(LongestThought), cancellationToken);
        }
    }

    private static async Task ServeAsync(Client client, int counter, Random random, CancellationToken cancellationToken)
    {
        var (held, away) = (new Queue<TicketId>(), new Queue<TicketId>());
        await ActAsync("open");
        while (true)
        {
            if (away.Count > 2)
                await client.CommandAsync(
                    $"{Setup.TicketsPath}/{away.Dequeue()}/check-in",
                    id => new { commandId = id },
                    cancellationToken
                );
            var called = held.Count > 2 ? await AboutAsync("resume", held.Dequeue()) : await ActAsync("next");
            if (called?.Ticket is not { } ticket)
            {
                await Task.Delay(random.Next(LongestThought), cancellationToken);
                continue;
            }

            if (random.Next(2) == 0)
                await AboutAsync("serve", ticket);
            if (random.Next(4) == 0 && await AboutAsync("hold", ticket) is not null)
                held.Enqueue(ticket);
            else if (random.Next(6) == 0 && await AboutAsync("send-for-paper", ticket) is not null)
                away.Enqueue(ticket);
            else if (await AboutAsync("finish", ticket) is { } finished && random.Next(5) == 0)
                await client.RepeatAsync(finished, cancellationToken);
        }

        Task<Promise?> ActAsync(string verb) => client.CommandAsync(PathOf(verb), id => new { commandId = id }, cancellationToken);

        Task<Promise?> AboutAsync(string verb, TicketId ticket) =>
            client.CommandAsync(PathOf(verb), id => new { commandId = id, ticket }, cancellationToken);

        string PathOf(string verb) =>
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/offices/{Setup.Office}/counters/counter-{counter + 1}/{verb}");
    }
}
