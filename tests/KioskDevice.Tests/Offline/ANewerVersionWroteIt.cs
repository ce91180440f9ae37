using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KioskDevice.Offline;
using KioskDevice.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueContracts;
using ScreenHosting.Storage;

namespace KioskDevice.Tests.Offline;

/// <summary>
/// Whoever goes back to an older version of a kiosk's program loses no number that was given: it says so, leaves what there is as it is,
/// and gives none without the server.
/// </summary>
public sealed class ANewerVersionWroteIt
{
    private static readonly IReadOnlyList<string> NewerLines =
    [
        Line(99, """{"record":"returned","first":"A901"}"""), // a form
        Line(2, """{"record":"blessed","first":"A901"}"""), // a kind
        Line(2, """{"record":"returned","first":"A901","lamp":"green"}"""), // a property
        Line(99, """["a record may be anything"]"""),
        """{"record":"blessed","first":"A901"}""", // without a form
    ];

    public static TheoryData<string> Newer => [.. NewerLines];

    [Theory]
    [MemberData(nameof(Newer))]
    public void Every_file_is_left_as_it_is_and_no_number_is_given(string line)
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        folder.Store.Dispose();
        File.AppendAllText(folder.Records, line + "\nand half a li");
        var before = FilesOf(folder);

        foreach (var _ in Enumerable.Range(0, 2)) // as a service that is started again and again
        {
            folder.Open();
            Assert.False(folder.Store.IsUsable);
            Assert.Contains($"record 5 of {folder.Records} (form ", folder.Store.Newer, StringComparison.Ordinal);
            Assert.Null(folder.Store.Give(OfflineFolder.Ask()));
            Assert.False(folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day.AddDays(1)));
            folder.Store.ForgetWhatIsOver();
            Assert.Null(OfflineView.Create(folder.Store.Day, OfflineFolder.View, OfflineFolder.Morning));
        }

        folder.Store.Dispose();
        Assert.Equal(before, FilesOf(folder));
    }

    [Fact]
    public void A_newer_record_behind_a_damaged_one_is_not_cut_off()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        File.AppendAllText(folder.Records, "not json\n" + NewerLines[0] + "\n");
        var before = FilesOf(folder);
        Assert.Contains("(form 99)", folder.Open().Newer, StringComparison.Ordinal);
        folder.Store.Dispose();
        Assert.Equal(before, FilesOf(folder));
    }

    [Fact]
    public void One_whose_checksum_is_wrong_is_damage_whatever_form_it_names()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        File.AppendAllText(folder.Records, NewerLines[0].Replace("99 ", "98 ", StringComparison.Ordinal) + "\n");
        Assert.Null(folder.Open().Newer);
        Assert.Single(Directory.EnumerateFiles(folder.Path, "*.damaged*"));
        Assert.Null(folder.Store.Give(OfflineFolder.Ask())); // no number of that lease
    }

    /// <summary>Of which day its faces are is not known; that a day has passed is.</summary>
    [Fact]
    public void Its_faces_do_not_outlast_the_day()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        folder.Store.Dispose();
        File.AppendAllText(folder.Records, NewerLines[0] + "\n");
        foreach (var face in folder.Faces)
            File.SetLastWriteTimeUtc(face, OfflineFolder.Morning.UtcDateTime);

        folder.Open();
        Assert.Equal(2, folder.Faces.Count()); // it and its key
        folder.Time.Advance(TimeSpan.FromHours(25) + TimeSpan.FromSeconds(1));
        folder.Store.ForgetWhatIsOver();
        Assert.Empty(folder.Faces);
    }

    [Fact]
    public void An_office_it_wrote_is_asked_of_the_server_again_and_no_number_is_given_before()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        File.WriteAllText(folder.ViewFile, Line(99, "{}"));
        Assert.Null(folder.Open().View);
        Assert.Null(OfflineView.Create(folder.Store.Day, folder.Store.View, OfflineFolder.Morning));
        Assert.True(folder.Store.Take(OfflineFolder.Births, OfflineFolder.Lease('A', (901, 903)), OfflineFolder.View));
        Assert.NotNull(folder.Open().View);
    }

    [Fact]
    public void A_face_it_sealed_is_left_sealed()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        var given = folder.Store.Day!.Awaiting[0]; // it was given
        folder.SealRaw(given.Ticket.CommandId, Encoding.UTF8.GetBytes(Line(99, "{}")));
        Assert.Throws<NewerVersionException>(() => folder.Store.FaceOf(given));
        Assert.Equal(2, folder.Faces.Count());
    }

    [Fact]
    public async Task The_log_the_health_and_the_server_are_told()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        await File.AppendAllTextAsync(folder.Records, NewerLines[0] + "\n", TestContext.Current.CancellationToken);
        var log = new SaidLines();
        await using var kiosk = await RunningKiosk.StartAsync(
            RunningKiosk.Nobody,
            null,
            builder => builder.Services.AddSingleton<ILoggerProvider>(log),
            "--Kiosk:Data",
            folder.Path
        );
        Assert.Equal(HealthReport.NewerVersion, kiosk.Report().Outage);
        var ready = await kiosk.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var text = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"a newer version wrote record 4 of {folder.Records} (form 99)", text, StringComparison.Ordinal);
        Assert.Contains(log.Lines, line => line.Contains("until that version is started again", StringComparison.Ordinal));
    }

    /// <summary>A line as any version writes it: form, checksum, JSON.</summary>
    private static string Line(int form, string json)
    {
        var sum = new Crc32C();
        sum.Add(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{form} ")));
        sum.Add(Encoding.UTF8.GetBytes(json));
        return string.Create(CultureInfo.InvariantCulture, $"{form} {sum.Value:x8} {json}");
    }

    private static Dictionary<string, string> FilesOf(OfflineFolder folder) =>
        Directory
            .GetFiles(folder.Path)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
