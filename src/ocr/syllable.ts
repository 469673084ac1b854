import { modernTone } from "./name-lists";

const INITIAL = /^(?:ngh|ng|nh|ph|th|tr|ch|gh|gi|kh|qu|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x)?/;
/** Rimes of Vietnamese without tones (Đoàn Thiện Thuật 1977, spelt as printed). */
const RIMES = new Set(
  "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyt uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh".split(
    " ",
  ),
);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Stops carry only two tones. */
const STOPPED = /(?:c|ch|p|t)$/;

/** Can this be a syllable of Vietnamese? Words of other languages are none, so "no" means "look", never "wrong". */
export function isVietnameseSyllable(word: string): boolean {
  const lower = modernTone(word.normalize("NFC").toLowerCase());
  const parts = lower.normalize("NFD");
  const tones = parts.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const bare = parts.replace(TONES, "").normalize("NFC");
  const initial = INITIAL.exec(bare)?.[0] ?? "";
  const rest = bare.slice(initial.length);
  const rimes =
    initial === "gi" && !RIMES.has(rest) ? [`i${rest}`] : initial === "qu" ? [rest, `o${rest}`, `u${rest}`] : [rest];
  const known = initial === "gi" && rest === "" ? true : rimes.some((rime) => RIMES.has(rime));
  return (
    known &&
    (!STOPPED.test(rest) || tones.length === 1 ? !STOPPED.test(rest) || /[\u0301\u0323]/.test(tones[0] ?? "") : false)
  );
}
