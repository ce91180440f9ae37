using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Domain.Summaries;
using QueueServer.Domain.Units;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Summaries;
using QueueServer.Units;
using ScreenHosting.Storage;

namespace Domain.Tests.Records;

/// <summary>
/// What was written in any form ever released is read for ever. Each form has its file, a record a line, which never changes.
/// </summary>
public sealed class FormsAreKept
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Records", "forms");

    public static TheoryData<int> EventForms => [.. Enumerable.Range(1, EventJson.Forms.Current)];

    public static TheoryData<int> BookingForms => [.. Enumerable.Range(1, BookingJson.Forms.Current)];

    public static TheoryData<int> SettingsForms => [.. Enumerable.Range(1, SettingsStore.Forms.Current)];

    public static TheoryData<int> SummaryForms => [.. Enumerable.Range(1, SummaryStore.Forms.Current)];

    public static TheoryData<int> UnitForms => [.. Enumerable.Range(1, UnitStore.Forms.Current)];

    /// <summary>Where an upcaster changes a form, a second file says what its records are today.</summary>
    [Theory]
    [MemberData(nameof(EventForms))]
    public void A_record_of_any_form_is_read_as_what_it_says(int form)
    {
        var (records, today) = (LinesOf($"events-{form}.jsonl"), Path.Combine(Folder, $"events-{form}.today.jsonl"));
        Assert.NotEmpty(records);
        foreach (var (record, said) in records.Zip(File.Exists(today) ? File.ReadAllLines(today) : records))
            AssertSame(said, EventJson.Write(EventJson.Read(Encoding.UTF8.GetBytes(record), form)));
    }

    [Theory]
    [MemberData(nameof(BookingForms))]
    public void A_record_of_appointments_of_any_form_is_read_as_what_it_says(int form)
    {
        var records = LinesOf($"bookings-{form}.jsonl");
        Assert.NotEmpty(records);
        foreach (var record in records)
            AssertSame(record, BookingJson.Write(BookingJson.Read(Encoding.UTF8.GetBytes(record), form)));
    }

    [Theory]
    [MemberData(nameof(SettingsForms))]
    public void Settings_of_any_form_are_read_as_what_they_say(int form)
    {
        var said = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"settings-{form}.json")))!.AsObject(); // it is one
        var read = JsonNode
            .Parse(StoredForms.Write(SettingsStore.Forms.Read<OfficeSettings>(form, Encoding.UTF8.GetBytes(said.ToJsonString()))))!
            .AsObject(); // as above
        AssertSays(said, read, "");
    }

    [Theory]
    [MemberData(nameof(SummaryForms))]
    public void A_summary_of_any_form_is_read_as_what_it_says(int form) =>
        AssertKept<DaySummary>(SummaryStore.Forms, form, $"summary-{form}.json");

    [Theory]
    [MemberData(nameof(UnitForms))]
    public void A_tree_of_any_form_is_read_as_what_it_says(int form) => AssertKept<UnitTree>(UnitStore.Forms, form, $"units-{form}.json");

    [Fact]
    public void The_newest_file_has_a_record_of_every_kind_of_event()
    {
        AssertHasEvery<QueueEvent>($"events-{EventJson.Forms.Current}.jsonl");
        AssertHasEvery<BookingEvent>($"bookings-{BookingJson.Forms.Current}.jsonl");
    }

    [Fact]
    public void An_older_form_is_brought_up_step_by_step()
    {
        var forms = new StoredForms(node => node.AsArray().Add("of form 2"), null, node => node.AsArray().Add("of form 4"));
        Assert.Equal(4, forms.Current);
        Assert.Equal(["it", "of form 2", "of form 4"], forms.Read<string[]>(1, """["it"]"""u8));
        Assert.Equal(["it", "of form 4"], forms.Read<string[]>(2, """["it"]"""u8));
        Assert.Equal(["it", "of form 4"], forms.Read<string[]>(3, """["it"]"""u8));
        Assert.Equal(["it"], forms.Read<string[]>(4, """["it"]"""u8));
    }

    /// <summary>What was said is read as it was; what was added since, at any depth, has its default.</summary>
    private static void AssertSays(JsonNode? said, JsonNode? read, string at)
    {
        switch (said)
        {
            case JsonObject parts:
                foreach (var (name, value) in parts)
                    AssertSays(value, read?[name], $"{at}.{name}");
                break;
            case JsonArray items:
                Assert.True(items.Count == read?.AsArray().Count, at);
                foreach (var (i, item) in items.Index())
                    AssertSays(item, read[i], $"{at}[{i}]");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(said, read), at);
                break;
        }
    }

    private static void AssertHasEvery<TEvent>(string file)
    {
        var told = LinesOf(file)
            .SelectMany(record => JsonNode.Parse(record)!.AsArray())
            .Select(happened => happened!["event"]!.GetValue<string>()); // an event has its name
        Assert.Equal(
            typeof(TEvent)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
                .Cast<JsonDerivedTypeAttribute>()
                .Select(name => (string)name.TypeDiscriminator!)
                .Order(), // each has one
            told.Distinct().Order()
        );
    }

    private static string[] LinesOf(string file) => File.ReadAllLines(Path.Combine(Folder, file));

    private static void AssertSame(string expected, byte[] actual) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)),
            $"{expected}\n{Encoding.UTF8.GetString(actual)}"
        );

    private static void AssertKept<T>(StoredForms forms, int form, string file)
    {
        var said = File.ReadAllText(Path.Combine(Folder, file));
        var read = forms.Read<T>(form, Encoding.UTF8.GetBytes(said));
        AssertSame(said, StoredForms.Write(read));
    }
}
