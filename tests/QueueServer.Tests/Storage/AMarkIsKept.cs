using QueueServer.Storage;
using QueueServer.Tests.Running;
using ScreenHosting.Storage;

namespace QueueServer.Tests.Storage;

public sealed class AMarkIsKept : TempFolder
{
    private const int Slot = 1024;
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly OfficeId Here = new("ha-dong");

    private string Path => System.IO.Path.Combine(Folder, "ha-dong.mark");

    private static Marked Mark(int upTo, long version = 0) =>
        Marked.Nothing with { Day = Monday, Version = version } is var mark ? mark.WithGiven('A', upTo).WithLeased('B', 901) : null!;

    private Marked? Found()
    {
        using var mark = NumberMark.Open(Folder, Here);
        return mark.Found;
    }

    private static void AssertSame(Marked expected, Marked? found)
    {
        Assert.NotNull(found);
        Assert.Equal((expected.Day, expected.Version), (found.Day, found.Version));
        Assert.Equal(expected.Given, found.Given);
        Assert.Equal(expected.Leased, found.Leased);
    }

    [Fact]
    public void The_newest_is_found_again_however_it_was_written()
    {
        Assert.Null(Found());
        using (var mark = NumberMark.Open(Folder, Here))
        {
            foreach (var n in Enumerable.Range(1, 5))
                mark.WriteAhead(Mark(n * 20, n));
            mark.WriteBehind(Mark(100, 99));
        }

        AssertSame(Mark(100, 99), Found());
        using (var mark = NumberMark.Open(Folder, Here))
            mark.WriteAhead(Mark(120, 100));
        AssertSame(Mark(120, 100), Found());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_torn_write_leaves_the_one_before_it(int torn)
    {
        using (var mark = NumberMark.Open(Folder, Here))
        {
            mark.WriteAhead(Mark(20, 1)); // slot 1
            mark.WriteAhead(Mark(40, 2)); // slot 0
            mark.WriteBehind(Mark(40, 3));
        }

        using (var file = File.OpenWrite(Path))
        {
            file.Position = (torn * Slot) + 30;
            file.Write("torn"u8);
        }

        AssertSame(torn == 2 ? Mark(40, 2) : Mark(40, 3), Found());
    }

    public static TheoryData<int> Forms => [.. Enumerable.Range(1, NumberMark.Forms.Current)];

    /// <summary>A file of each form ever released, which never changes.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_mark_of_any_form_is_read_as_what_it_says(int form)
    {
        File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "Storage", "forms", $"mark-{form}.mark"), Path);
        AssertSame(Mark(40, 7), Found());
    }

    [Fact]
    public void The_newest_file_is_as_this_program_writes()
    {
        var newest = System.IO.Path.Combine(AppContext.BaseDirectory, "Storage", "forms", $"mark-{NumberMark.Forms.Current}.mark");
        using (var mark = NumberMark.Open(Folder, Here))
        {
            mark.WriteAhead(Mark(20, 5)); // slot 1
            mark.WriteAhead(Mark(40, 6)); // slot 0
            mark.WriteBehind(Mark(40, 7));
        }

        Assert.Equal(File.ReadAllBytes(newest), File.ReadAllBytes(Path));
    }

    /// <summary>Sound as it is, it is neither taken for nothing nor written over.</summary>
    [Theory]
    [InlineData("""{"form":2,"marked":{"day":"2026-11-23","version":9,"given":{},"leased":{}},"lamp":"green"}""")]
    [InlineData("""{"form":99,"told":"otherwise"}""")]
    [InlineData("""{"form":"otherwise"}""")]
    [InlineData("""["otherwise"]""")]
    [InlineData("otherwise")]
    public void One_that_a_newer_version_wrote_is_left_as_it_is(string json)
    {
        using (var mark = NumberMark.Open(Folder, Here))
            mark.WriteAhead(Mark(20, 5));
        MarkSlots.Put(Path, 0, sequence: 2, json);
        var before = File.ReadAllBytes(Path);
        Assert.Throws<NewerVersionException>(Found);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Fact]
    public void A_file_that_is_cut_short_keeps_its_whole_slots()
    {
        using (var mark = NumberMark.Open(Folder, Here))
        {
            mark.WriteAhead(Mark(20, 1)); // slot 1
            mark.WriteAhead(Mark(40, 2)); // slot 0
        }

        using (var file = File.OpenWrite(Path))
            file.SetLength(Slot + 10);
        AssertSame(Mark(40, 2), Found());
        AssertSame(Mark(40, 2), Found());
    }

    [Fact]
    public void Only_its_owner_reads_it()
    {
        Assert.Null(Found());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void All_letters_with_all_numbers_have_room()
    {
        var full = Enumerable
            .Range('A', 26)
            .Aggregate(Mark(999, long.MaxValue), (mark, letter) => mark.WithGiven((char)letter, 999).WithLeased((char)letter, 500));
        using (var mark = NumberMark.Open(Folder, Here))
            mark.WriteAhead(full);
        AssertSame(full, Found());
    }

    [Fact]
    public void Of_two_all_is_kept_of_the_later_day()
    {
        var later = Marked.Nothing with { Day = Monday.AddDays(1), Version = 3 };
        AssertSame(later.WithGiven('A', 7) with { Version = 9 }, Mark(40, 9).Or(later.WithGiven('A', 7)));
        AssertSame(Mark(60, 9), Mark(40, 9).Or(Mark(60, 2)));
    }
}
