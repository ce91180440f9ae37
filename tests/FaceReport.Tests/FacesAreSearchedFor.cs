using FaceReport.Figures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Tests;

/// <summary>Searches among made-up people end as the policy says, for visitors and for strangers.</summary>
public sealed class FacesAreSearchedFor
{
    private static readonly MatchPolicy Policy = new(Accept: 0.60f, Doubt: 0.45f, Margin: 0.10f);

    [Fact]
    public void Who_looks_like_nobody_else_is_found_and_as_a_stranger_not_known()
    {
        var search = Search(Alike("an", 0), Alike("binh", 1), Alike("chi", 2));
        Assert.Equal(3, search.Templates);
        Assert.Equal(new(new(3, 3), new(0, 3), new(0, 3), new(0, 3)), search.Visitors(Policy));
        Assert.Equal(new(new(3, 3), new(0, 3), new(0, 3)), search.Strangers(Policy));
    }

    [Fact]
    public void Twins_are_not_sure_as_visitors_and_wrongly_found_when_one_of_them_is_a_stranger()
    {
        var search = Search(Alike("an", 0), Alike("binh", 0), Alike("chi", 2));
        Assert.Equal(new(new(1, 3), new(2, 3), new(0, 3), new(0, 3)), search.Visitors(Policy));
        Assert.Equal(new(new(1, 3), new(0, 3), new(2, 3)), search.Strangers(Policy));
    }

    [Fact]
    public void Whose_pictures_differ_as_two_people_do_is_not_known()
    {
        var search = Search(MadeUp.Person("an", MadeUp.Axis(0), MadeUp.Axis(3)), Alike("binh", 1), Alike("chi", 2));
        Assert.Equal((2, 1), (search.Visitors(Policy).Found.Count, search.Visitors(Policy).NotKnown.Count));
    }

    [Fact]
    public void Whose_other_picture_is_another_persons_face_is_wrongly_found()
    {
        // One of An's pictures is Bình's face. The seeds draw it as the search, which finds Bình, or as the template, beside which Bình is
        // in doubt.
        var drawn = Enumerable
            .Range(0, 20)
            .Select(seed =>
                FaceSearch
                    .Among([MadeUp.Person("an", MadeUp.Axis(0), MadeUp.Axis(1)), Alike("binh", 1)], MadeUp.Model, new Random(seed))
                    .Visitors(Policy)
            )
            .ToList();
        Assert.Contains(new(new(1, 2), new(0, 2), new(0, 2), new(1, 2)), drawn);
        Assert.Contains(new(new(0, 2), new(1, 2), new(1, 2), new(0, 2)), drawn);
        Assert.Equal(2, drawn.Distinct().Count());
    }

    [Fact]
    public void Who_has_one_picture_is_a_stranger_only()
    {
        var search = Search(Alike("an", 0), MadeUp.Person("binh", MadeUp.Axis(1)));
        Assert.Equal(1, search.Templates);
        Assert.Equal((1, 2), (search.Visitors(Policy).Found.Total, search.Strangers(Policy).NotKnown.Total));
    }

    [Fact]
    public void A_template_is_of_five_pictures_or_of_half_of_them()
    {
        // Eleven pictures: a template of five, one search of five, one picture over. Seven: a template of three and one search.
        var search = Search(
            MadeUp.Person("an", [.. Enumerable.Repeat(MadeUp.Axis(0), 11)]),
            MadeUp.Person("binh", [.. Enumerable.Repeat(MadeUp.Axis(1), 7)])
        );
        Assert.Equal((2, 1), (search.Templates, search.SmallTemplates));
        Assert.Equal(2, search.Visitors(Policy).Found.Count);
    }

    private static PersonFaces Alike(string name, int axis) => MadeUp.Person(name, MadeUp.Axis(axis), MadeUp.Axis(axis));

    private static FaceSearch Search(params PersonFaces[] people) => FaceSearch.Among(people, MadeUp.Model, new Random(1));
}
