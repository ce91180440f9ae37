using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Faces;

public sealed class TemplatesAreRenewed : TempFolder
{
    private static readonly FaceTemplate[] People = [.. Enumerable.Range(1, 40).Select(Made.Of)];

    private static byte[] KeyOf(int day) => [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7 + day))];

    [Fact]
    public void Cosines_of_one_day_stay()
    {
        var rotation = DayRotation.Of(KeyOf(1));
        foreach (var cosine in new[] { -0.3, 0.1, 0.45, 0.6, 0.93 })
        {
            foreach (var seed in Enumerable.Range(1, 20))
            {
                var (one, other) = (Made.Of(seed), Made.Near(seed, cosine));
                Assert.Equal(one.Cosine(other), rotation.Rotate(one).Cosine(rotation.Rotate(other)), 1e-5);
            }
        }
    }

    [Fact]
    public void The_same_person_on_two_days_looks_like_two_people()
    {
        var (monday, tuesday) = (DayRotation.Of(KeyOf(1)), DayRotation.Of(KeyOf(2)));
        var same = People.Select(face => (double)Math.Abs(monday.Rotate(face).Cosine(tuesday.Rotate(face)))).ToList();
        var plain = People.Select(face => (double)Math.Abs(face.Cosine(monday.Rotate(face)))).ToList();
        // Of two directions taken at random in 512 dimensions |cos| is about √(2 / 512π) = 0.035 in the mean.
        Assert.InRange(same.Average(), 0, 0.06);
        Assert.InRange(plain.Average(), 0, 0.06);
        Assert.InRange(same.Max(), 0, 0.2);
    }

    [Fact]
    public void One_value_says_nothing_of_where_it_was()
    {
        // A template of one value only is spread over all dimensions.
        var spike = new float[FaceTemplate.Length];
        spike[3] = 1;
        var turned = DayRotation.Of(KeyOf(1)).Rotate(FaceTemplate.From(Made.Model, spike)).Values.ToArray();
        Assert.InRange(turned.Max(Math.Abs), 0, 0.35f);
        Assert.True(turned.Count(value => Math.Abs(value) > 0.005) > 400);
    }

    [Fact]
    public void The_same_key_turns_the_same_way() =>
        Assert.Equal(DayRotation.Of(KeyOf(5)).Rotate(People[0]).ToBytes(), DayRotation.Of(KeyOf(5)).Rotate(People[0]).ToBytes());

    [Fact]
    public async Task What_lies_under_the_seal_is_not_the_template()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1));
        var key = await File.ReadAllBytesAsync(Assert.Single(office.Keys), TestContext.Current.CancellationToken);
        var row = Assert.Single(await office.Journal.ReadFacesAsync(office.State.Office, office.State.Day));
        var opened = FaceTemplate.FromBytes(
            row.Model,
            FaceSeal.Open(
                key,
                $"rotated template|{office.State.Office}|{office.State.Day:yyyy-MM-dd}|{ticket.Visitor}|{row.Model}",
                row.Box
            )
        );
        Assert.InRange(Math.Abs(opened.Cosine(Made.Of(1))), 0, 0.3);
        Assert.Equal(1, opened.Cosine(DayRotation.Of(key).Rotate(Made.Of(1))), 1e-5);
        await office.StartAgainAsync();
        Assert.Equal(FindOutcome.Found, (await office.FindAsync(Made.Of(1))).Outcome);
    }
}
