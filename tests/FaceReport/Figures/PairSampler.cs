using System.Numerics.Tensors;

namespace FaceReport.Figures;

/// <summary>Which pictures are compared with which: all pairs, or a drawn part of them.</summary>
internal static class PairSampler
{
    /// <summary>Cosines of pairs of pictures of one person, by rising cosine.</summary>
    /// <param name="people">Whose pictures.</param>
    /// <param name="limit">At most so many pairs, at least 1.</param>
    /// <param name="random">Draws when there are more.</param>
    public static float[] OnePerson(IReadOnlyList<PersonFaces> people, int limit, Random random)
    {
        var total = people.Sum(person => (long)person.Descriptors.Count * (person.Descriptors.Count - 1) / 2);
        return Cosines(people.SelectMany(Within), total, limit, random);
    }

    /// <summary>Cosines of pairs of pictures of two people, by rising cosine.</summary>
    /// <param name="people">Whose pictures.</param>
    /// <param name="limit">At most so many pairs, at least 1.</param>
    /// <param name="random">Draws when there are more.</param>
    public static float[] TwoPeople(IReadOnlyList<PersonFaces> people, int limit, Random random)
    {
        long pictures = people.Sum(person => (long)person.Descriptors.Count),
            own = people.Sum(person => (long)person.Descriptors.Count * person.Descriptors.Count);
        return Cosines(
            people.SelectMany((one, at) => people.Skip(at + 1).SelectMany(other => Between(one, other))),
            (pictures * pictures - own) / 2,
            limit,
            random
        );
    }

    private static IEnumerable<(float[], float[])> Within(PersonFaces person) =>
        person.Descriptors.SelectMany((one, at) => person.Descriptors.Skip(at + 1).Select(other => (one, other)));

    private static IEnumerable<(float[], float[])> Between(PersonFaces one, PersonFaces other) =>
        one.Descriptors.SelectMany(left => other.Descriptors.Select(right => (left, right)));

    // Selection sampling (Knuth, The Art of Computer Programming 3.4.2, algorithm S): every set of `limit` pairs is as likely, none comes
    // twice.
    private static float[] Cosines(IEnumerable<(float[] One, float[] Other)> pairs, long total, int limit, Random random)
    {
        long wanted = Math.Min(total, limit),
            left = total;
        var cosines = new List<float>((int)wanted);
        foreach (var (one, other) in pairs)
        {
            if (cosines.Count == wanted)
                break;
            if (left == wanted - cosines.Count || random.NextInt64(left) < wanted - cosines.Count)
                cosines.Add(TensorPrimitives.Dot<float>(one, other));
            left--;
        }

        cosines.Sort();
        return [.. cosines];
    }
}
