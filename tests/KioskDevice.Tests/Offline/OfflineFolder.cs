using KioskDevice.Offline;
using KioskDevice.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.Tests.Offline;

/// <summary>
/// What a kiosk keeps for an outage, in a folder and at a time of the test's own. It can be opened again as after a crash.
/// </summary>
internal sealed class OfflineFolder : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    public static readonly ServiceId Births = new("ho-tich");
    public static readonly ServiceId Land = new("dat-dai");
    public static readonly KioskView View = Office.View();

    public OfflineFolder(bool leased = true)
    {
        Open();
        if (!leased)
            return;
        Assert.True(Store.Begin(View.Office, View.Day));
        Assert.True(Store.Take(Births, Lease('A', (901, 903)), View));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("kiosk-outage-").FullName;

    public string Records => System.IO.Path.Combine(Path, "numbers.jsonl");

    /// <summary>The office as it was last seen.</summary>
    public string ViewFile => System.IO.Path.Combine(Path, "view.json");

    public FakeTimeProvider Time { get; } = new(Morning);

    public OfflineStore Store { get; private set; } = null!; // the constructor opens it

    // asked of folders that have a day
    public IReadOnlyList<TicketNumber> Awaiting => [.. Store.Day!.Awaiting.Select(given => given.Number)];

    public IEnumerable<string> Faces => Directory.EnumerateFiles(Path, "*face*");

    /// <summary>Blocks to be given from an hour ago on for two hours, on a day that ends in three.</summary>
    public static LeaseReply Lease(char prefix, params IEnumerable<(int First, int Last)> blocks) =>
        new(
            View.Day,
            [.. blocks.Select(block => new NumberBlock(new(prefix, block.First), new(prefix, block.Last)))],
            [new(Morning.AddHours(-1), Morning.AddHours(1))],
            Morning.AddHours(2)
        );

    public static IssueRequest Ask(ServiceId? service = null, FaceTemplate? face = null, byte[]? picture = null) =>
        new(CommandId.New(), service ?? Births, face, picture, Consent: face is null ? null : new(3, "vi", Morning, picture is not null));

    public static FaceTemplate Face(int axis) =>
        FaceTemplate.From(Walk.Model, [.. Enumerable.Range(0, 512).Select(i => i == axis ? 1f : 0)]);

    /// <summary>Seals whatever bytes in the place of a number's face.</summary>
    public void SealRaw(CommandId command, byte[] plain)
    {
        var key = File.ReadAllBytes(System.IO.Path.Combine(Path, "faces.key"));
        File.WriteAllBytes(System.IO.Path.Combine(Path, $"{command}.face"), FaceSeal.Seal(key, $"face to hand in|{command}", plain));
    }

    /// <summary>Opens it as a program that starts does.</summary>
    public OfflineStore Open()
    {
        Store?.Dispose();
        return Store = new(Path, Time, NullLogger<OfflineStore>.Instance);
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
