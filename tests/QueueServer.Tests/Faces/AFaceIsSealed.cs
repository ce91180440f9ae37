using System.Security.Cryptography;
using QueueContracts.Faces;
using QueueServer.Faces;

namespace QueueServer.Tests.Faces;

public sealed class AFaceIsSealed
{
    private static readonly byte[] Key = SHA256.HashData("a key"u8);
    private static readonly byte[] Plain = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];

    [Fact]
    public void It_opens_with_its_key_and_owner() =>
        Assert.Equal(Plain, FaceSeal.Open(Key, "visitor 1", FaceSeal.Seal(Key, "visitor 1", Plain)));

    [Fact]
    public void A_moved_box_does_not_open()
    {
        var box = FaceSeal.Seal(Key, "visitor 1", Plain);
        Assert.ThrowsAny<CryptographicException>(() => FaceSeal.Open(Key, "visitor 2", box));
    }

    [Fact]
    public void Another_key_does_not_open_it()
    {
        var box = FaceSeal.Seal(Key, "visitor 1", Plain);
        Assert.ThrowsAny<CryptographicException>(() => FaceSeal.Open(SHA256.HashData("another"u8), "visitor 1", box));
    }

    [Fact]
    public void A_change_of_any_byte_is_noticed()
    {
        var box = FaceSeal.Seal(Key, "visitor 1", Plain);
        for (var i = 0; i < box.Length; i++)
        {
            var changed = box.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => FaceSeal.Open(Key, "visitor 1", changed));
        }
    }

    [Fact]
    public void A_box_cut_short_does_not_open() =>
        Assert.ThrowsAny<CryptographicException>(() =>
            FaceSeal.Open(Key, "visitor 1", FaceSeal.Seal(Key, "visitor 1", Plain).AsSpan(0, 27))
        );

    [Fact]
    public void Two_boxes_of_the_same_face_have_nothing_in_common()
    {
        var (one, two) = (FaceSeal.Seal(Key, "visitor 1", Plain), FaceSeal.Seal(Key, "visitor 1", Plain));
        Assert.NotEqual(one[..12], two[..12]);
        Assert.NotEqual(one[28..], two[28..]);
    }
}
