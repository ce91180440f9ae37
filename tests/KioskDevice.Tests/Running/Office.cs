using QueueContracts;

namespace KioskDevice.Tests.Running;

/// <summary>Views of a made-up office.</summary>
internal static class Office
{
    public static readonly ClassId Elderly = new("cao-tuoi");

    private static readonly (string Id, string Prefix, string Vi, string En)[] ServiceNames =
    [
        ("ho-tich", "A", "Tư pháp – Hộ tịch", "Justice and civil status"),
        ("dat-dai", "B", "Đất đai – Tài nguyên và Môi trường", "Land, natural resources and environment"),
        ("kinh-doanh", "C", "Đăng ký kinh doanh", "Business registration"),
        ("lao-dong", "D", "Lao động – Thương binh và Xã hội", "Labour, war invalids and social affairs"),
        ("do-thi", "E", "Quản lý đô thị – Cấp phép xây dựng", "Urban management and building permits"),
        ("chung-thuc", "F", "Chứng thực", "Certification"),
    ];

    /// <summary>Six services that all give numbers, and three priority classes.</summary>
    public static KioskView View(long version = 1) =>
        new()
        {
            Office = OfficeId.Parse("ha-dong", null),
            Version = version,
            Name = Names("Bộ phận Một cửa quận Hà Đông", "Hà Đông District One-Stop Office"),
            TimeZone = "Asia/Ho_Chi_Minh",
            Day = new DateOnly(2026, 11, 23),
            Open = true,
            OpensAt = null,
            Services =
            [
                .. ServiceNames.Select(
                    (service, i) =>
                        new ServiceLine
                        {
                            Id = new(service.Id),
                            Prefix = service.Prefix,
                            Name = Names(service.Vi, service.En),
                            Waiting = 3 * i,
                            Estimate = new WaitRange(5 + 5 * i, 10 + 10 * i),
                        }
                ),
            ],
            Classes =
            [
                new(Elderly, Names("Người từ 75 tuổi trở lên", "People of 75 and older")),
                new(new("khuyet-tat"), Names("Người khuyết tật nặng", "People with severe disabilities")),
                new(new("mang-thai"), Names("Phụ nữ mang thai", "Pregnant women")),
            ],
            Texts = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        };

    /// <summary>The view with one service changed.</summary>
    public static KioskView With(this KioskView view, string service, Func<ServiceLine, ServiceLine> change) =>
        view with
        {
            Services = [.. view.Services.Select(line => line.Id.Value == service ? change(line) : line)],
        };

    public static Dictionary<string, string> Names(string vi, string en) => new() { ["vi"] = vi, ["en"] = en };
}
