using System.Text;
using System.Text.Json.Nodes;
using KioskDevice.Offline;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;

namespace KioskDevice.Tests.Offline;

/// <summary>What a visitor was shown is on the kiosk's own disk, whatever happens to its program.</summary>
public sealed class NumbersAreKept
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. "a picture of somebody"u8];

    private static TicketNumber A(int value) => new('A', value);

    [Fact]
    public void They_are_given_one_by_one_until_the_block_is_spent_and_then_from_the_next()
    {
        using var folder = new OfflineFolder();
        folder.Store.Take(OfflineFolder.Births, OfflineFolder.Lease('A', (901, 903), (951, 952)), OfflineFolder.View);
        Assert.Equal(
            [A(901), A(902), A(903), A(951), A(952), null],
            Enumerable.Range(0, 6).Select(_ => folder.Store.Give(OfflineFolder.Ask())?.Number)
        );
        Assert.Null(folder.Store.Give(OfflineFolder.Ask(OfflineFolder.Land)));
    }

    [Fact]
    public void A_program_that_ended_goes_on_where_it_was()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask());
        var before = folder.Store.Day!; // it was leased
        folder.Open();
        Assert.Equal((before.Holder, before.Until), (folder.Store.Day!.Holder, folder.Store.Day.Until));
        Assert.Equal(
            (before.Awaiting[0].Ticket.CommandId, before.Awaiting[0].Code),
            (folder.Store.Day.Awaiting[0].Ticket.CommandId, folder.Store.Day.Awaiting[0].Code)
        );
        Assert.Equal(OfflineFolder.View.Name["vi"], folder.Store.View!.Name["vi"]);
        Assert.Equal(A(902), folder.Store.Give(OfflineFolder.Ask())?.Number);
        folder.Store.NoteHandedIn(folder.Store.Day.Awaiting[0]);
        folder.Open();
        Assert.Equal([A(902)], folder.Awaiting);
        Assert.Equal(A(903), folder.Store.Give(OfflineFolder.Ask())?.Number);
    }

    /// <summary>A program killed in the midst of a record leaves a part of its line: the visitor was not shown that number yet.</summary>
    [Fact]
    public void A_record_cut_short_at_any_byte_is_as_if_it_had_not_been_begun()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask());
        var whole = new FileInfo(folder.Records).Length;
        folder.Store.Give(OfflineFolder.Ask());
        var bytes = File.ReadAllBytes(folder.Records);
        for (var cut = whole; cut < bytes.Length; cut++)
        {
            folder.Store.Dispose();
            File.WriteAllBytes(folder.Records, bytes[..(int)cut]);
            Assert.Equal([A(901)], folder.Open().Day!.Awaiting.Select(given => given.Number)); // the first lines are whole
            Assert.Equal(A(902), folder.Store.Give(OfflineFolder.Ask())?.Number);
            Assert.Equal([A(901), A(902)], folder.Open().Day!.Awaiting.Select(given => given.Number)); // as above
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.damaged*"));
    }

    [Fact]
    public void Damaged_records_are_set_aside_and_no_number_of_that_lease_is_given_again()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask());
        var good = File.ReadAllBytes(folder.Records).Length;
        folder.Store.Give(OfflineFolder.Ask());
        folder.Store.Give(OfflineFolder.Ask());
        folder.Store.Dispose();
        var bytes = File.ReadAllBytes(folder.Records);
        bytes[good + 5] = (byte)'?';
        File.WriteAllBytes(folder.Records, bytes);

        folder.Open();
        Assert.Equal([A(901)], folder.Awaiting);
        Assert.Equal(bytes, File.ReadAllBytes(Assert.Single(Directory.EnumerateFiles(folder.Path, "*.damaged*"))));
        Assert.Null(folder.Store.Give(OfflineFolder.Ask()));
        Assert.Null(folder.Open().Give(OfflineFolder.Ask()));
        var holder = folder.Store.Day!.Holder; // it was read
        folder.Store.NoteHandedIn(folder.Store.Day.Awaiting[0]);
        Assert.True(folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day));
        Assert.NotEqual(holder, folder.Store.Day.Holder); // the server leases others to it
    }

    [Fact]
    public void Records_that_are_none_at_all_leave_nothing_to_give()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        File.WriteAllText(folder.Records, "not json\n");
        Assert.Null(folder.Open().Day);
        Assert.Null(folder.Store.Give(OfflineFolder.Ask()));
        Assert.True(folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day));
    }

    [Fact]
    public void A_record_of_a_version_that_showed_no_code_is_handed_in_without_one()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask());
        folder.Store.Dispose();
        var json = File.ReadAllLines(folder.Records).Select(line => line[line.IndexOf('{')..]);
        var lines = json.Select(line => JsonNode.Parse(line)!.AsObject()).ToList(); // each is an object
        Assert.True(lines[^1].Remove("code"));
        File.WriteAllLines(folder.Records, lines.Select(line => line.ToJsonString()));
        Assert.Equal((A(901), null), folder.Open().Day!.Awaiting.Select(given => (given.Number, given.Code)).Single()); // it was leased
    }

    [Fact]
    public void A_face_lies_sealed_until_it_is_handed_in_and_then_nowhere()
    {
        using var folder = new OfflineFolder();
        var (face, other) = (OfflineFolder.Face(7), OfflineFolder.Face(9));
        folder.Store.Give(OfflineFolder.Ask(face: face, picture: Jpeg));
        folder.Store.Give(OfflineFolder.Ask(face: other));
        folder.Open();
        foreach (var path in Directory.EnumerateFiles(folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(path);
            foreach (
                var trace in new[] { Jpeg[4..], Encoding.UTF8.GetBytes(Convert.ToBase64String(Jpeg)), Encoding.UTF8.GetBytes("values") }
            )
                Assert.Equal(-1, bytes.AsSpan().IndexOf(trace));
        }

        var (first, second) = (folder.Store.Day!.Awaiting[0], folder.Store.Day.Awaiting[1]); // both were given
        var opened = folder.Store.FaceOf(first)!; // it lies there
        Assert.Equal(face.Values.ToArray(), opened.Face!.Values.ToArray()); // as above
        Assert.Equal(Jpeg, opened.Picture);
        Assert.Equal(3, folder.Faces.Count()); // two boxes and the key
        folder.Store.NoteHandedIn(first);
        Assert.Null(folder.Store.FaceOf(first));
        Assert.NotNull(folder.Store.FaceOf(second)?.Face);
        folder.Store.SetAside(second, "number-used");
        Assert.Empty(folder.Faces);
    }

    [Fact]
    public void A_face_moved_to_another_number_or_changed_does_not_open()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(2)));
        var boxes = Directory.GetFiles(folder.Path, "*.face");
        File.Copy(boxes[0], boxes[1], overwrite: true);
        Assert.Single(folder.Store.Day!.Awaiting, given => folder.Store.FaceOf(given) is null); // both were given
        File.WriteAllBytes(boxes[0], [1, 2, 3]);
        Assert.All(folder.Store.Day.Awaiting, given => Assert.Null(folder.Store.FaceOf(given)));
    }

    [Fact]
    public void A_face_whose_number_was_never_written_is_gone_at_the_next_start()
    {
        using var folder = new OfflineFolder();
        new SealedFaces(folder.Path).Seal(CommandId.New(), new(OfflineFolder.Face(1), null)); // killed before the number was written
        Assert.NotEmpty(folder.Faces);
        folder.Open();
        Assert.Empty(folder.Faces);
    }

    [Fact]
    public void Numbers_are_given_in_the_offices_hours_only_and_no_face_outlasts_the_day()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        folder.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(folder.Store.Give(OfflineFolder.Ask()));
        folder.Store.ForgetWhatIsOver();
        Assert.NotEmpty(folder.Faces);
        folder.Time.Advance(TimeSpan.FromHours(1));
        folder.Store.ForgetWhatIsOver();
        Assert.Empty(folder.Faces);
        Assert.Equal([A(901)], folder.Awaiting); // the number is handed in without it
    }

    [Fact]
    public void No_face_outlasts_the_day_of_a_kiosk_that_was_off_when_it_ended()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        folder.Time.Advance(TimeSpan.FromHours(3));
        folder.Open();
        Assert.Empty(folder.Faces);
    }

    [Fact]
    public void Another_day_begins_with_other_numbers()
    {
        using var folder = new OfflineFolder();
        folder.Store.Give(OfflineFolder.Ask(face: OfflineFolder.Face(1)));
        var holder = folder.Store.Day!.Holder; // it was leased
        Assert.True(folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day));
        Assert.Equal(holder, folder.Store.Day.Holder);
        Assert.True(folder.Store.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day.AddDays(1)));
        Assert.NotEqual(holder, folder.Store.Day.Holder);
        Assert.Empty(folder.Awaiting);
        Assert.Empty(folder.Faces);
        folder.Store.Take(OfflineFolder.Births, OfflineFolder.Lease('A', (901, 950)), OfflineFolder.View); // an answer of the day before
        Assert.Empty(folder.Store.Day.Blocks);
    }

    [Fact]
    public void Two_programs_never_give_of_the_same_folder()
    {
        using var folder = new OfflineFolder();
        using var other = new OfflineStore(folder.Path, folder.Time, NullLogger<OfflineStore>.Instance);
        Assert.False(other.IsUsable);
        Assert.Null(other.Give(OfflineFolder.Ask()));
        Assert.False(other.Begin(OfflineFolder.View.Office, OfflineFolder.View.Day));
    }

    [Fact]
    public void A_disk_that_takes_nothing_gives_no_number()
    {
        using var folder = new OfflineFolder();
        folder.Store.Dispose();
        using var none = new OfflineStore(folder.Records + "/below-a-file", folder.Time, NullLogger<OfflineStore>.Instance);
        Assert.False(none.IsUsable);
        folder.Open();
        File.Delete(folder.Records);
        Directory.CreateDirectory(folder.Records); // nothing can be written under this name
        Assert.Null(folder.Store.Give(OfflineFolder.Ask()));
        Directory.Delete(folder.Records);
    }
}
