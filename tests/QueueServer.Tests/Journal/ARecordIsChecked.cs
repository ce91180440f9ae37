using System.Text;
using QueueServer.Domain;
using QueueServer.Storage;
using ScreenHosting.Storage;

namespace QueueServer.Tests.Journal;

/// <summary>A record that is read back is the one that was written, or it is refused.</summary>
public sealed class ARecordIsChecked
{
    private static readonly JournalRecord Record = new(
        7,
        new(2026, 11, 23),
        new(Guid.Parse("01a2063a-f1e5-7458-a6b6-1ebcfff7b000")),
        "CallNext",
        new(Guid.Parse("5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11")),
        [new CounterOpened(new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero), new("one"), "lan")]
    );

    private static StoredRecord Stored => StoredRecord.From(new("ha-dong"), Record);

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        var read = Stored.Parse();
        Assert.Equal(Record with { Events = [] }, read with { Events = [] });
        Assert.Equal<QueueEvent>(Record.Events, read.Events);
    }

    [Fact]
    public void Its_checksum_is_CRC_32C_of_its_head_and_its_events()
    {
        Assert.Equal(0xE3069283, Bitwise("123456789"u8)); // the check value that goes with this CRC
        foreach (var length in Enumerable.Range(0, 20)) // whole words, and every rest
        {
            var first = Stored with { Form = 1, Events = [.. Enumerable.Range(1, length).Select(i => (byte)(i * 37))] };
            var head = $"ha-dong 7 {Record.Day.DayNumber} 01a2063af1e57458a6b61ebcfff7b000 CallNext 5b1b2c0e8b364a3c9a4e2f4f5a2f8d11 ";
            Assert.Equal(Bitwise([.. Encoding.UTF8.GetBytes(head), .. first.Events]), first.Checksum());
            foreach (var form in new[] { 2, 3, 40 })
                Assert.Equal(
                    Bitwise([.. Encoding.UTF8.GetBytes($"{head}{form} "), .. first.Events]),
                    (first with { Form = form }).Checksum()
                );
        }
    }

    [Fact]
    public void Any_bit_of_its_events_that_flipped_is_seen()
    {
        for (var bit = 0; bit < Stored.Events.Length * 8; bit++)
        {
            var flipped = Stored with { Events = [.. Stored.Events] };
            flipped.Events[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(7, Assert.Throws<DamagedRecordException>(() => flipped.Parse()).Version);
        }
    }

    [Fact]
    public void And_so_is_anything_else_of_it_that_is_another()
    {
        StoredRecord[] others =
        [
            Stored with
            {
                Office = new("ha-dongg"),
            },
            Stored with
            {
                Version = 8,
            },
            Stored with
            {
                Day = Record.Day.AddDays(1),
            },
            Stored with
            {
                Command = CommandId.New(),
            },
            Stored with
            {
                Kind = "Recall",
            },
            Stored with
            {
                Ticket = null,
            },
            Stored with
            {
                Stored = Stored.Stored + 1,
            },
            Stored with
            {
                Form = 0,
            },
            Stored with
            {
                Form = 1,
            },
            Stored with
            {
                Form = 2,
            },
            Stored with
            {
                Form = EventJson.Forms.Current - 1,
            },
            Stored with
            {
                Form = EventJson.Forms.Current + 1,
            },
        ];
        Assert.All(others, other => Assert.Throws<DamagedRecordException>(() => other.Parse()));
    }

    [Fact]
    public void One_of_a_version_that_stored_no_checksum_is_taken_as_it_is() =>
        Assert.Equal(7, (Stored with { Form = 1, Stored = null }).Parse().Version);

    [Fact]
    public void One_of_an_earlier_form_is_read() =>
        Assert.Equal<QueueEvent>(Record.Events, Sealed(Stored with { Form = 1 }).Parse().Events);

    /// <summary>What a newer version wrote is no damage: it is said, and left alone.</summary>
    [Theory]
    [InlineData("""[{"event":"counter-opened","at":"2026-11-23T01:02:03+00:00","counter":"one","officer":"lan"}]""", 99)]
    [InlineData("""[{"event":"counter-opened","at":"2026-11-23T01:02:03+00:00","counter":"one","officer":"lan","lamp":"green"}]""", 2)]
    [InlineData("""[{"event":"ticket-eaten","at":"2026-11-23T01:02:03+00:00"}]""", 2)]
    [InlineData("""[{"event":"counter-opened","at":"2026-11-23T01:02:03+00:00","counter":"one"}]""", 2)]
    [InlineData("""{"events":[]}""", 2)]
    [InlineData("""[{"event":"counter-opened","at":"2026-11-23T01:02:03+00:00","counter":"one","officer":"lan","lamp":"green"}]""", 1)]
    public void One_of_a_newer_version_is_not_taken_for_damage(string events, int form)
    {
        var newer = Sealed(Stored with { Events = Encoding.UTF8.GetBytes(events), Form = form });
        Assert.Contains(
            $"record 7 of the journal of ha-dong (form {form})",
            Assert.Throws<NewerVersionException>(newer.Parse).Message,
            StringComparison.Ordinal
        );
        newer.Events[^3] ^= 1;
        Assert.Throws<DamagedRecordException>(newer.Parse);
    }

    private static StoredRecord Sealed(StoredRecord record) => record with { Stored = record.Checksum() };

    /// <summary>The definition, a bit at a time: polynomial 0x1EDC6F41, reflected.</summary>
    private static uint Bitwise(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
        }

        return ~crc;
    }
}
