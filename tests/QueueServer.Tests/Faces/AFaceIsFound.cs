using QueueServer.Domain;
using QueueServer.Faces;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Faces;

public sealed class AFaceIsFound
{
    [Fact]
    public void Nobody_is_nearest_among_none()
    {
        Assert.Equal((null, -1f, -1f), new FaceIndex().Search(Made.Of(1)));
    }

    [Fact]
    public void The_nearest_and_the_second_nearest_are_told_whatever_their_order()
    {
        var (near, far) = (VisitorId.New(), VisitorId.New());
        foreach (var nearFirst in new[] { true, false })
        {
            var index = new FaceIndex();
            if (nearFirst)
                index.Add(near, Made.Near(1, 0.9));
            index.Add(far, Made.Near(1, 0.5));
            if (!nearFirst)
                index.Add(near, Made.Near(1, 0.9));
            var (nearest, best, second) = index.Search(Made.Of(1));
            Assert.Equal(near, nearest);
            Assert.Equal(0.9, best, 1e-4);
            Assert.Equal(0.5, second, 1e-4);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void Whoever_is_removed_is_no_longer_found_and_the_others_are(int removed)
    {
        var visitors = Enumerable.Range(0, 5).Select(_ => VisitorId.New()).ToList();
        var index = new FaceIndex();
        for (var i = 0; i < 5; i++)
            index.Add(visitors[i], Made.Of(i));
        index.Remove(visitors[removed]);
        index.Remove(visitors[removed]); // again: nothing to do
        Assert.Equal(4, index.Count);
        for (var i = 0; i < 5; i++)
        {
            var (nearest, best, _) = index.Search(Made.Of(i));
            if (i == removed)
                Assert.True(best < 0.5f);
            else
                Assert.Equal((visitors[i], true), (nearest, best > 0.99f));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(700)]
    public void The_two_nearest_are_those_that_a_look_at_everybody_finds(int visitors)
    {
        var index = new FaceIndex();
        var faces = Enumerable
            .Range(0, visitors)
            .Select(seed => seed % 7 == 0 ? Made.Near(3, seed / (double)visitors) : Made.Of(seed))
            .ToList();
        var ids = faces.ConvertAll(_ => VisitorId.New());
        for (var i = 0; i < visitors; i++)
            index.Add(ids[i], faces[i]);
        for (var probe = 0; probe < 50; probe++)
        {
            var face = probe % 2 == 0 ? Made.Of(1000 + probe) : Made.Near(probe, 0.6);
            var cosines = faces.Select((of, i) => (Cosine: of.Cosine(face), Visitor: ids[i])).OrderByDescending(one => one.Cosine).ToList();
            Assert.Equal((cosines[0].Visitor, cosines[0].Cosine, visitors == 1 ? -1 : cosines[1].Cosine), index.Search(face));
        }
    }
}
