package answers

import (
	"slices"
	"strings"

	"khuyencong/flows/vietnamese"
)

// chatting are folded phrases that greet, thank or nod and ask nothing; the
// longest that fits is taken.
func chatting() []string {
	return strings.Split("xin chao|chao buoi sang|chao buoi chieu|chao|hello|hallo|helo|hi|hey|alo|a lo|alo alo|cam on nhieu|cam on|cam on nhieu lam|thank|thanks|thank you|tks|thks|thanh kiu|camon|cmon|"+
		"ok|oke|okie|okla|okey|oki|uk|u|uh|um|uhm|ung|vang|da|roi|duoc roi|biet roi|hieu roi|minh hieu roi|ro roi|tot|tot lam|hay lam|hay qua|tam biet|bye|bai bai|chuc ngu ngon|ngu ngon|chuc mot ngay tot lanh|hen gap lai|"+
		"co ai o do khong|co ai khong|co day khong|em co do khong|em khoe khong|khoe khong|gioi lam|gioi qua|dung roi|the a|vay a|vay ha|hihi|haha|hehe|kaka|hic|huhu|xong roi|khong co gi|khong sao|khong can nua|thoi duoc roi|de suy nghi|de toi xem|de em xem", "|")
}

// fillers stand beside such phrases: who is spoken to, and how politely.
func fillers() []string {
	return strings.Fields(`em anh chi co chu bac ban ad admin oi a ah ak nhe nha nhi nhen hen z thi la toi minh con chau cac moi nguoi
		bot tro ly trung tam rat nhieu lam qua da vang thua nghe ne voi cung va nua ca nha`)
}

// chats reports a message that says nothing but such phrases.
func (l *language) chats(message string) bool {
	words := strings.Fields(vietnamese.Fold(message))
	found := false
	for len(words) > 0 {
		switch n := l.chat.longest(words); {
		case n > 0:
			found, words = true, words[n:]
		case slices.Contains(l.fillers, words[0]):
			words = words[1:]
		default:
			return false
		}
	}
	return found
}

// phrases are found by their words.
type phrases map[string]bool

// longest is how many words the longest phrase at the beginning has.
func (p phrases) longest(words []string) int {
	for n := min(6, len(words)); n > 0; n-- {
		if p[strings.Join(words[:n], " ")] {
			return n
		}
	}
	return 0
}
