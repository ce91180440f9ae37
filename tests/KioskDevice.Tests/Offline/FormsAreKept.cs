using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KioskDevice.Offline;
using KioskDevice.Tests.Running;
using QueueContracts;
using ScreenHosting.Storage;

namespace KioskDevice.Tests.Offline;

/// <summary>
/// What a kiosk kept in any form ever released is read for ever: an upgrade amid an outage loses no number. Each form has its files, which
/// never change.
/// </summary>
public sealed class FormsAreKept
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Offline", "forms");

    public static TheoryData<int> RecordForms => [.. Enumerable.Range(1, OfflineForms.Records.Current)];

    public static TheoryData<int> ViewForms => [.. Enumerable.Range(1, OfflineForms.View.Current)];

    public static TheoryData<int> FaceForms => [.. Enumerable.Range(1, OfflineForms.Faces.Current)];

    /// <summary>Where an upcaster changes a form, a second file says what its records are today.</summary>
    [Theory]
    [MemberData(nameof(RecordForms))]
    public void A_record_of_any_form_is_read_as_what_it_says(int form) =>
        AssertKept<OfflineRecord>(OfflineForms.Records, $"records-{form}.jsonl");

    [Theory]
    [MemberData(nameof(ViewForms))]
    public void So_is_the_office(int form) => AssertKept<KioskView>(OfflineForms.View, $"view-{form}.jsonl");

    [Theory]
    [MemberData(nameof(FaceForms))]
    public void So_is_a_face(int form) => AssertKept<FaceToHandIn>(OfflineForms.Faces, $"face-{form}.jsonl");

    [Fact]
    public void The_newest_files_are_as_this_program_writes()
    {
        var records = LinesOf($"records-{OfflineForms.Records.Current}.jsonl");
        Assert.Equal(records, records.Select(line => Again<OfflineRecord>(OfflineForms.Records, line)));
        var view = LinesOf($"view-{OfflineForms.View.Current}.jsonl");
        Assert.Equal(view, view.Select(line => Again<KioskView>(OfflineForms.View, line)));
        var faces = LinesOf($"face-{OfflineForms.Faces.Current}.jsonl");
        Assert.Equal(faces, faces.Select(line => Again<FaceToHandIn>(OfflineForms.Faces, line)));
    }

    [Fact]
    public void The_newest_file_has_a_record_of_every_kind()
    {
        var lines = LinesOf($"records-{OfflineForms.Records.Current}.jsonl");
        var told = lines.Select(line => JsonOf(line)["record"]!.GetValue<string>()); // a record has its name
        Assert.Equal(
            typeof(OfflineRecord)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
                .Cast<JsonDerivedTypeAttribute>()
                .Select(name => (string)name.TypeDiscriminator!)
                .Order(), // each has one
            told.Distinct().Order()
        );
    }

    /// <summary>An upgrade amid an outage.</summary>
    [Fact]
    public void A_folder_of_the_first_form_goes_on_in_todays()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask());
        folder.Store.Dispose();
        foreach (var file in new[] { folder.Records, folder.ViewFile })
            File.WriteAllLines(file, File.ReadAllLines(file).Select(line => line[line.IndexOf('{')..]));

        Assert.Equal(new TicketNumber('A', 902), folder.Open().Give(OfflineFolder.Ask())?.Number);
        Assert.Equal(OfflineFolder.View.Name["vi"], folder.Store.View!.Name["vi"]); // it was kept
        Assert.Equal([new('A', 901), new TicketNumber('A', 902)], folder.Open().Day!.Awaiting.Select(given => given.Number)); // as above
    }

    private static void AssertKept<T>(StoredForms forms, string file)
    {
        var (lines, today) = (LinesOf(file), Path.Combine(Folder, Path.ChangeExtension(file, ".today.jsonl")));
        Assert.NotEmpty(lines);
        foreach (var (line, said) in lines.Zip(File.Exists(today) ? File.ReadAllLines(today) : lines))
            Assert.True(JsonNode.DeepEquals(JsonOf(said), JsonOf(Again<T>(forms, line))), $"{said}\n{Again<T>(forms, line)}");
    }

    private static string Again<T>(StoredForms forms, string line) =>
        Encoding.UTF8.GetString(StoredLine.Write(forms, StoredLine.Read<T>(forms, Encoding.UTF8.GetBytes(line), "it")));

    private static JsonNode JsonOf(string line) => JsonNode.Parse(line[line.IndexOf('{')..])!; // an object

    private static string[] LinesOf(string file) => File.ReadAllLines(Path.Combine(Folder, file));
}
