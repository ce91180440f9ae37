using QueueServer.Typing;

namespace QueueServer.Access;

/// <summary>
/// Passwords that are guessed first: the commonest ones, words, names, dates, keyboard rows, sequences and repetitions, also with figures
/// for letters, turned round or put one after another. Judged by zxcvbn (D. Wheeler, USENIX Security 2016) and its lists (MIT licence), and
/// by words of the place.
/// </summary>
internal static class CommonPasswords
{
    /// <summary>
    /// Two to the power of this is a million tries: what zxcvbn calls <i>very guessable</i>, and a hundred times its ten thousand
    /// commonest.
    /// </summary>
    private const double FewestBits = 20;

    /// <summary>Of the words alone, without the spaces between them: four thousand tries.</summary>
    private const double FewestBitsOfWords = 12;

    /// <summary>
    /// So much is looked at: time grows faster than length, and whoever types more than this has typed enough or repeats themselves.
    /// </summary>
    private const int LookedAt = 64;

    /// <summary>Words that English lists lack, without marks, as people type them in passwords here, in one and by syllables.</summary>
    private static readonly string[] Vietnamese =
    [
        "matkhau",
        "anhyeuem",
        "emyeuanh",
        "yeuem",
        "yeuanh",
        "toiyeuvietnam",
        "vietnam",
        "hanoi",
        "hadong",
        "saigon",
        "hochiminh",
        "danang",
        "haiphong",
        "cantho",
        "thanglong",
        "xinchao",
        "camon",
        "giadinh",
        "hanhphuc",
        "hoabinh",
        "tinhyeu",
        "motcua",
        "bophanmotcua",
        "hanhchinh",
        "hanhchinhcong",
        "dichvucong",
        "uyban",
        "uybannhandan",
        "canbo",
        "congchuc",
        "quanly",
        "quantri",
        "quantrivien",
        "nhanvien",
        "giamdoc",
        "truongphong",
        "tiepnhan",
        "layso",
        "goiso",
        "quay",
        "phuong",
        "huyen",
        "thanhpho",
        "mat",
        "khau",
        "anh",
        "yeu",
        "em",
        "viet",
        "nam",
        "noi",
        "dong",
        "xin",
        "chao",
        "cam",
        "gia",
        "dinh",
        "hanh",
        "phuc",
        "hoa",
        "binh",
        "tinh",
        "mot",
        "cua",
        "quan",
        "ly",
        "tri",
        "nhan",
        "vien",
        "nguyen",
        "tran",
        "phamvan",
        "hoang",
        "nguyenvan",
        "nguyenthi",
        "tranvan",
        "tranthi",
        "lethi",
        "levan",
    ];

    /// <param name="password">The password.</param>
    /// <param name="name">Whose it is to be: their name is the first guess.</param>
    public static bool Has(string password, string name)
    {
        string[] known = [name, .. name.Split('.', '-'), .. Vietnamese];
        var plain = TypedText.WithoutMarks(password);
        return BitsOf(password) < FewestBits
            || BitsOf(plain) < FewestBits
            || BitsOf(plain.Replace(" ", "", StringComparison.Ordinal)) < FewestBitsOfWords;

        double BitsOf(string text) => Zxcvbn.Zxcvbn.MatchPassword(text.Length > LookedAt ? text[..LookedAt] : text, known).Entropy;
    }
}
