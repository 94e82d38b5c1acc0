"""Words that carry no subject: they are neither indexed nor asked for, but may stand inside a phrase."""

_WORDS = {
    "en": """
        a about after again all also am an and any are as at be because been before being between both but by can
        cannot could did do does doing done down during each either else etc ever every few for from further get gets
        getting give given go goes going got had has have having he her here hers him his how however i if in into is
        it its itself just let like made make makes making many may me might more most much must my neither no nor not
        now of off often on once one only onto or other others our ours out over own per please quite rather really
        same shall she should since so some such than that the their theirs them then there these they this those
        through thus to too under until up upon us use used uses using very via was we well went were what when where
        whether which while who whom whose why will with within without would yet you your yours don't doesn't isn't
        can't won't it's i'm we're you're they're that's there's what's let's didn't wasn't aren't""",
    "ru": """
        а без более больше бы был была были было быть в вам вами вас ваш ваша ваше ваши вдруг ведь весь вместо во вот
        все всего всем всеми всех всю вся всё вы где да даже для до его ее ей ему если есть еще ещё же за здесь и из
        или им ими их к как какая какие какой каких каким какую когда которая которого которое которой котором которому
        которую которые который которых которым которыми кто куда ли либо лишь между меня мне много мной может можно
        могут мой моя мое мои мы на над надо нам нами нас наш наша наше наши не него нее ней нельзя нем нему нет нее ни
        них но ну нужно о об обо однако он она они оно от очень перед по под после потому почему при про раз с сам сама
        сами само своего своей свои своих своим своими свой свою своя себе себя собой со так такая также такие такое
        такой таких там тебя тем теми то того тоже той только том тому тот ту тут ты у уже хотя чего чей чем через что
        чтоб чтобы чье чья эта эти этим этими этих это этого этой этом этому этот эту является являются ее него чему
        сделать делать каждый каждая каждого""",
    "sv": """
        alla allt alltid andra annan annat av bara bli blir blev blivit bör både de deg del dem den denna dennes deras
        dess dessa det detta dig din dina dit ditt dock du där då efter ej eller en enligt er era ert ett eller finns
        få får fick för före från genom ger ges gör göra göras gjort ha hade han hans har hon honom henne hennes hit
        hur här i in inom innan inte ja jag ju kan kanske kunde kunna man med medan mellan men mer mest mig min mina
        mitt mot mycket måste ned ni nog nu någon något några när och också om oss på sade samma samt sedan sig sin sina
        sitt ska skall skulle som så sådan sådant sådana såsom till trots under upp ut utan utifrån vad var vara varför
        varit varje vars vart vem vems vi vid vilka vilken vilket vill vore våra vår vårt väl åt än är även över
        använda använder används""",
    "vi": """
        ai anh bạn bằng bị bởi các cái cho chỉ chúng chưa có còn cũng của cùng do đã đang đây để đến đều đi đó được
        em gì hãy hay hết họ hơn khi không là lại làm lên lúc mà mình một này nào nên nếu ngay như nhưng những nơi nó
        ở phải qua ra rằng rất rồi sau sẽ sự tại tất theo thế thì tôi trên trong từ tuy và vào vẫn vậy vì với về vừa
        xin ấy à ạ nhé bao đâu ta ông bà chị thứ mỗi mọi""",
}  # fmt: skip

STOP = {language: frozenset(words.replace("ё", "е").split()) for language, words in _WORDS.items()}
