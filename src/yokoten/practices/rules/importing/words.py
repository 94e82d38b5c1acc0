"""The words that tables use for the choices of a practice, in four languages."""

from yokoten.kernel.rules.folding import fold

WORDS = {
    "sector": {
        "manufacturing": (
            "manufacturing; промышленность; обрабатывающая промышленность; công nghiệp; tillverkning; industri"
        ),
        "food": "food; пищевая промышленность; thực phẩm; livsmedel",
        "agriculture": "agriculture; сельское хозяйство; nông nghiệp; jordbruk; lantbruk",
        "construction": "construction; строительство; xây dựng; bygg",
        "trade": "trade; торговля; thương mại; handel",
        "transport": "transport; logistics; транспорт; логистика; giao thông; vận tải; transporter",
        "utilities": (
            "utilities; energy; жкх; энергетика; điện nước; energi; housing and community amenities; "
            "environmental protection"
        ),
        "health": "health; health care; здравоохранение; медицина; y tế; vård; hälso och sjukvård",
        "education": "education; образование; giáo dục; utbildning",
        "social": "social; social services; social protection; социальная сфера; xã hội; social omsorg",
        "administration": (
            "administration; public administration; general public services; public order and safety; "
            "defence; госуправление; государственное управление; hành chính; förvaltning; offentlig "
            "förvaltning"
        ),
        "business_support": (
            "business support; economic affairs; поддержка бизнеса; hỗ trợ doanh nghiệp; näringsliv; företagsstöd"
        ),
        "tourism": "tourism; culture; recreation, culture and religion; туризм; культура; du lịch; turism; kultur",
        "digital": "digital; it; ит; công nghệ thông tin",
        "other": "other; прочее; khác; annat; övrigt",
    },
    "level": {
        "national": "national; federal; федеральный; национальный; quốc gia; trung ương; nationell",
        "regional": "regional; региональный; tỉnh; vùng; cấp tỉnh; regional nivå",
        "municipal": "municipal; local; муниципальный; местный; xã; huyện; địa phương; kommunal; lokal",
        "organisation": "organisation; enterprise; организация; предприятие; doanh nghiệp; cơ sở; företag",
    },
    "size": {
        "micro": "micro; микро; siêu nhỏ; mikro",
        "small": "small; малое; nhỏ; liten; litet",
        "medium": "medium; среднее; vừa; medelstor; medelstort",
        "large": "large; крупное; lớn; stor; stort",
        "any": "any; любой; любое; mọi quy mô; alla",
    },
    "outcome": {
        "works": (
            "works; implemented; pilot; in development; planned; работает; внедрено; внедрена; đang áp dụng; "
            "hiệu quả; fungerar; infört"
        ),
        "failed": "failed; не удалась; провал; неудача; thất bại; misslyckad; misslyckades",
        "abandoned": "abandoned; not in use anymore; stopped; прекращена; закрыта; đã dừng; nedlagd; avslutad",
    },
}

CODES = {
    field: {fold(word): code for code, said in words.items() for word in (code, *said.split("; "))}
    for field, words in WORDS.items()
}
