/** Words that tell who speaks. All lower case. */

/** People who are a kind, not somebody: sources without a name. */
export const UNNAMED_PEOPLE = new Set(
  `official officials analyst analysts expert experts critic critics ally allies source sources observer observers
   resident residents diplomat diplomats aide aides adviser advisers advisor advisors insider insiders commentator
   commentators lawyer lawyers scholar scholars researcher researchers scientist scientists economist economists witness
   witnesses eyewitness eyewitnesses trader traders worker workers activist activists campaigner campaigners supporter
   supporters opponent opponents people person many some others several few most both locals villagers villager soldiers
   soldier fighters leaders negotiator negotiators delegation delegations groups organisations organizations governments
   countries states authorities lawmakers legislators senators ministers politicians journalists reporters media
   commanders officers officer doctor doctors medics relatives families farmers skippers fishermen insurers investors
   bankers companies firms managers executives employees teachers students voters neighbours neighbors engineers
   historians academics veterans veteran refugees protesters demonstrators prosecutors investigators inspectors operators
   regulators specialists strategists planners monitors mediators envoys partners members parties factions rivals
   opponents detractors sceptics skeptics advocates proponents man woman men women child children nobody everyone
   everybody anyone somebody someone spokesperson spokesman spokeswoman spokespeople passenger passengers driver drivers
   rebel rebels militants insurgents gunmen attackers customer customers user users owner owners donors parents mother father mothers fathers`.split(
    /\s+/u,
  ),
);

/** Bodies that speak as one: named when the text points to a particular one ("the ministry", "Ostrava's army"). */
export const ORGANISATIONS = new Set(
  `government ministry military army navy police parliament senate congress cabinet council commission committee
   department embassy court tribunal agency administration presidency palace treasury bank union party group movement
   federation association coalition alliance bloc charity foundation institute university company firm operator
   broadcaster newspaper network regulator authority mission delegation opposition office bureau service force inquiry
   panel taliban company club league confederation chamber board watchdog junta regime kremlin pentagon white-house
   prosecutor secretariat assembly ngo organisation organization manufacturer airline insurer`.split(/\s+/u),
);

/** Office holders: a particular person when the text points to one ("the minister", "its spokesman"). */
export const OFFICES = new Set(
  `minister president premier king queen prince chancellor secretary ambassador general commander chief chairman
   chairwoman chair director governor mayor judge bishop pope envoy spokesman spokeswoman spokesperson leader head
   executive prosecutor commissioner colonel admiral deputy senator mp founder coach captain`.split(/\s+/u),
);

/** What speaks only for whoever wrote it. */
export const WRITINGS = new Set(
  `report reports statement statements study studies poll polls survey surveys document documents letter letters analysis
   paper papers article articles memo review book communique communiqué declaration comments remarks tweet post
   filing lawsuit indictment ruling transcript assessment assessments briefing dispatch dispatches data figures numbers records estimates accounts minutes images photographs
   footage results tests`.split(/\s+/u),
);

export const PRONOUNS = new Set('he she it they we i'.split(' '));

/** Words before a subject that are not part of it. */
export const OPENERS = new Set(
  `but and yet however meanwhile still later now also even then so or nevertheless nonetheless instead separately
   privately publicly today yesterday moreover furthermore additionally similarly elsewhere earlier afterwards
   recently thus hence indeed again while whereas although though`.split(/\s+/u),
);

/** Between a subject and its verb. */
export const AUXILIARIES = new Set(
  `has have had also still again now then later once long already did do does yet since so far is are was were been be
   being just always often both all`.split(/\s+/u),
);

export const MODALS = new Set(
  `would could may might should must will can cannot won't can't wouldn't couldn't 'd 'll shall`.split(
    /\s+/u,
  ),
);

export const NEGATIONS = new Set(
  `not never no neither nor hardly didn't doesn't don't hasn't haven't hadn't without`.split(/\s+/u),
);

/** Finite forms that show a clause: no subject reaches across them. */
export const FINITE = new Set(
  `is are was were has have had will would could may might can cannot should must did does do won't can't isn't aren't
   wasn't weren't hasn't haven't didn't doesn't don't shall`.split(/\s+/u),
);

/** A clause or another subject begins after these. */
export const BOUNDARIES = new Set(
  `while whereas but although though because as if when since that which whom whose where until unless than so lest
   whether how why what or nor yet`.split(/\s+/u),
);

export const PREPOSITIONS = new Set(
  `of in from for at on with by who near close familiar across within to inside involved published based under over
   between among against speaking about around after before during behind along working living led`.split(
    /\s+/u,
  ),
);

/** Begins an adjunct of time or place after a verb of saying: "said on Thursday", "told reporters in Geneva". */
export const ADJUNCT_OPENERS = new Set(
  `on in at during after before late early yesterday today this last earlier later monday tuesday wednesday thursday friday
   saturday sunday via through by from to reporters while when as following ahead speaking for with under`.split(
    /\s+/u,
  ),
);
